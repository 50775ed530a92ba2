package spotter.demo;

/**
 * A client's measures and how they change.
 *
 * @param heightCm 150 to 200
 * @param startKg ninety days ago; {@code endKg} is today's
 * @param fatPercent of the weight, ninety days ago
 * @param isMuscular whether what is gained goes to the shoulders and not to the waist
 */
record Body(int heightCm, double startKg, double endKg, double fatPercent, boolean isMuscular) {
    /** For somebody who is not drawn whole. */
    static final Body UNKNOWN = new Body(175, 70, 70, 20, false);

    /** As planned: without the moods of scales. Progress is 0 at the start and 1 today, here and below. */
    double kg(double progress) {
        // Quick at first, slower later.
        return startKg + (endKg - startKg) * (1 - Math.pow(1 - progress, 1.6));
    }

    /** Percent; most of what comes or goes is fat, unless it is muscle. */
    double fat(double progress) {
        double changed = kg(progress) - startKg;
        double fatKg = startKg * fatPercent / 100 + changed * (isMuscular ? -0.3 : 0.8);
        return 100 * fatKg / kg(progress);
    }

    /** 0 slim to 1 heavy. */
    double girth(double progress) {
        double metres = heightCm / 100.0;
        double index = (isMuscular ? startKg - 2 * (kg(progress) - startKg) : kg(progress)) / (metres * metres);
        return Math.max(0, Math.min(1.2, (index - 18.5) / 16));
    }

    /** 0 to 1: how broad the shoulders are. */
    double strength(double progress) {
        return (isMuscular ? 0.35 : 0.1) + progress * (isMuscular ? 0.6 : 0.2);
    }
}
