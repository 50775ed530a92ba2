/** Tests of who may read what the server makes. */
@NullMarked
package spotter.files;

import org.jspecify.annotations.NullMarked;
