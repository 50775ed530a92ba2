package spotter.jpeg;

import java.util.List;

/**
 * What stands before the coded data of an ordinary colour JPEG.
 *
 * @param width in pixels
 * @param height in pixels
 * @param restartInterval units between two restart markers; 0 if there are none
 * @param components brightness and two colour differences
 * @param dataFrom where the coded data begin in the file
 */
record Header(int width, int height, int restartInterval, List<Component> components, int dataFrom) {}
