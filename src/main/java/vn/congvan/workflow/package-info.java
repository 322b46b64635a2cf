/** The only place that configures and speaks to the process engine. */
@NullMarked
package vn.congvan.workflow;

import org.jspecify.annotations.NullMarked;
