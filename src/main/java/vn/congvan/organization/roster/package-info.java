/**
 * A new agency with its units and people from one spreadsheet: tried as a whole, shown, then
 * written as a whole.
 */
@NullMarked
package vn.congvan.organization.roster;

import org.jspecify.annotations.NullMarked;
