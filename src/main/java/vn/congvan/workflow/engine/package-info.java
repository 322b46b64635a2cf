/**
 * Configures the engine: who is known to it, who sees which task, what diagrams may call, which
 * diagrams are in force.
 */
@NullMarked
package vn.congvan.workflow.engine;

import org.jspecify.annotations.NullMarked;
