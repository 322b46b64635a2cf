/**
 * What analysts and the province's administrator do with diagrams that are in force: see what
 * changed, decide about held-back versions, go back, move running work, try before deploying.
 */
@NullMarked
package vn.congvan.workflow.diagram;

import org.jspecify.annotations.NullMarked;
