/**
 * What analysts may rely on: one story for each process, and checks that read diagrams as an
 * analyst does.
 */
@NullMarked
package vn.congvan.processes;

import org.jspecify.annotations.NullMarked;
