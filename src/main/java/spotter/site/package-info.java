/** What is served beside the API to people who write against it: files of the jar, public and never secret. */
@NullMarked
package spotter.site;

import org.jspecify.annotations.NullMarked;
