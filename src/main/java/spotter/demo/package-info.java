/** The invented gym that {@code demo} shows: its people, their ninety days and their pictures, told over HTTP. */
@NullMarked
package spotter.demo;

import org.jspecify.annotations.NullMarked;
