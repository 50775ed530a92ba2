package spotter.demo;

/** What somebody is recognised by, in colours and hair. */
record Look(int skin, int hair, Hair style, int shirt, int wall, boolean hasBeard, boolean hasGlasses) {
    /** How the hair is worn. */
    enum Hair {
        SHORT,
        LONG,
        BUN,
        CURLY,
        BALD
    }

    Look(int skin, int hair, Hair style, int shirt, int wall) {
        this(skin, hair, style, shirt, wall, false, false);
    }

    Look bearded() {
        return new Look(skin, hair, style, shirt, wall, true, hasGlasses);
    }

    Look withGlasses() {
        return new Look(skin, hair, style, shirt, wall, hasBeard, true);
    }

    int skinShadow() {
        return darker(skin, 0.86);
    }

    int shorts() {
        return darker(shirt, 0.45);
    }

    static int darker(int colour, double factor) {
        int red = (int) ((colour >> 16 & 0xFF) * factor);
        int green = (int) ((colour >> 8 & 0xFF) * factor);
        int blue = (int) ((colour & 0xFF) * factor);
        return red << 16 | green << 8 | blue;
    }
}
