/** Stories and checks over the whole house. */
@NullMarked
package vn.congvan;

import org.jspecify.annotations.NullMarked;
