package vn.congvan.registration;

import java.util.List;

/** A page of a register, oldest number first; pages are counted from 0. */
public record RegisterPage<L>(
    RegisterShelf shelf, List<L> lines, long total, int page, int pages) {}
