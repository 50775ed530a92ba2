/** What is counted and timed while the server works, and the one place that knows Prometheus. */
@NullMarked
package spotter.metrics;

import org.jspecify.annotations.NullMarked;
