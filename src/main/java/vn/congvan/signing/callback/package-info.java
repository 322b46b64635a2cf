/** Where remote signing services call back by themselves (national form, Decision 769/QĐ-BTTTT). */
@NullMarked
package vn.congvan.signing.callback;

import org.jspecify.annotations.NullMarked;
