package spotter.media;

/**
 * What an upload is for.
 *
 * @param ownerId whose it will be
 * @param entityId the record it belongs to; of a profile photo or document, the owner's account
 */
public record Target(MediaKind kind, long ownerId, long entityId) {}
