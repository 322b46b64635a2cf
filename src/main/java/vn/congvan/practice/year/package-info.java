/** One year of a whole province in the size that was published, for measurements and training. */
@NamedInterface("year")
@NullMarked
package vn.congvan.practice.year;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
