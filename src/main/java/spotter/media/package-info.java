/** Photos and documents: received, judged, cleaned, rendered, stored, served and removed. */
@NullMarked
package spotter.media;

import org.jspecify.annotations.NullMarked;
