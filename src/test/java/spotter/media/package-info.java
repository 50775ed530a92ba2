/** Tests of media through the front door. */
@NullMarked
package spotter.media;

import org.jspecify.annotations.NullMarked;
