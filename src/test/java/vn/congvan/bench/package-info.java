/**
 * Measurements, each as a ratio against something bare in the same run; never part of a build's
 * verdict. Run one with {@code mvn test -Dtest=StartUpBenchmark}.
 */
@NullMarked
package vn.congvan.bench;

import org.jspecify.annotations.NullMarked;
