@NullMarked
package vn.congvan.statistics.web;

import org.jspecify.annotations.NullMarked;
