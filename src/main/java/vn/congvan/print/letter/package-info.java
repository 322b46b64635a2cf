/**
 * Letters as Decree 30/2020/NĐ-CP, Appendix I lays them out: composed from their words, read back
 * from a PDF's pages, and completed with number, symbol and date.
 */
@NamedInterface("letter")
@NullMarked
package vn.congvan.print.letter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
