/** Files and folders for the server's own user, and how they come to survive a power cut. Uses nothing but the JDK. */
@NullMarked
package spotter.files;

import org.jspecify.annotations.NullMarked;
