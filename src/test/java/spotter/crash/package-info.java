/** Kills the server in the middle of its work and looks at what is left. */
package spotter.crash;
