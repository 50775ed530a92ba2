/** Tests of site through the front door. */
@NullMarked
package spotter.site;

import org.jspecify.annotations.NullMarked;
