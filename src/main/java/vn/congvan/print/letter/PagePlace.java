package vn.congvan.print.letter;

/** A rectangle on a page, in points from its lower left corner; the first page is 1. */
public record PagePlace(int page, float left, float bottom, float width, float height) {}
