package vn.congvan.print.letter;

/**
 * A letter's pages as PDF/A-2b, and where on them lies what is filled in later.
 *
 * @param signature the room between title and name
 */
public record ComposedLetter(
    byte[] pdf, int pages, PagePlace number, PagePlace date, PagePlace signature) {}
