package spotter.access;

/** What the matrix says to one attempt. */
public enum Decision {
    ALLOW,
    /** 403: the role can never do it, or the caller may see the record but not do this to it. */
    FORBID,
    /** 404: the caller may not even know that the record exists. */
    HIDE
}
