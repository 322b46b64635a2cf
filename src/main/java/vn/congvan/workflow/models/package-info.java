/**
 * Reads diagrams and decision tables as an analyst does and says, by the labels on them, what would
 * go wrong: files in, findings out, without an engine, a database or a web server.
 */
@NamedInterface("models")
@NullMarked
package vn.congvan.workflow.models;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
