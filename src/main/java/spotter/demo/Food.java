package spotter.demo;

import java.awt.geom.Path2D;
import java.util.Random;

/** What lies on a plate: each drawn around the origin, about 100 units in every direction. */
enum Food {
    OATMEAL {
        @Override
        void draw(Sketch sketch, Random random) {
            sketch.disc(0, 0, 120, 0x3F6E8C);
            sketch.disc(0, 0, 104, 0xE9D8B4);
            scatter(random, 60, 92, (x, y) -> sketch.oval(x, y, 8, 5, random.nextBoolean() ? 0xD9C496 : 0xF3E7CB));
        }
    },
    BERRIES {
        @Override
        void draw(Sketch sketch, Random random) {
            scatter(random, 9, 62, (x, y) -> {
                sketch.disc(x, y, 15, random.nextInt(3) == 0 ? 0xC2304A : 0x44508F);
                sketch.disc(x - 4, y - 4, 4, 0xE8E8FF);
            });
        }
    },
    EGGS {
        @Override
        void draw(Sketch sketch, Random random) {
            for (int egg : new int[] {-1, 1}) {
                double x = egg * 52;
                double y = egg * 18;
                Path2D white = Sketch.curve(
                        x - 62, y, x - 30, y - 52, x + 30, y - 46, x + 60, y - 5, x + 28, y + 54, x - 34, y + 46);
                sketch.stroke(white, 6, 0xDCCFAE);
                sketch.fill(white, 0xFFFEFA);
                sketch.disc(x, y, 25, 0xF6A91B);
                sketch.disc(x - 8, y - 8, 6, 0xFFD774);
            }
        }
    },
    TOAST {
        @Override
        void draw(Sketch sketch, Random random) {
            sketch.box(-75, -70, 75, 75, 46, 0xA86E35);
            sketch.box(-63, -58, 63, 63, 36, 0xE5BE83);
            scatter(random, 22, 55, (x, y) -> sketch.disc(x, y, 3, 0xC99A5B));
        }
    },
    AVOCADO {
        @Override
        void draw(Sketch sketch, Random random) {
            for (int slice = 0; slice < 4; slice++) {
                sketch.turned(0, slice * 26 - 40, -12, () -> {
                    sketch.oval(0, 0, 74, 24, 0x4E7A33);
                    sketch.oval(0, 0, 67, 18, 0xCFE08A);
                    sketch.oval(-6, 2, 38, 8, 0xEDEFB4);
                });
            }
        }
    },
    SALMON {
        @Override
        void draw(Sketch sketch, Random random) {
            Path2D fillet = Sketch.curve(-105, 12, -60, -46, 40, -50, 108, -20, 100, 28, 20, 52, -60, 46);
            sketch.fill(fillet, 0xEE8A64);
            sketch.within(fillet, () -> {
                for (int stripe = -5; stripe < 6; stripe++) {
                    sketch.line(stripe * 26, -60, stripe * 26 + 34, 60, 4, 0xF9B597);
                }
            });
            sketch.disc(58, -6, 26, 0xF7D94C);
            sketch.disc(58, -6, 19, 0xFBEC9A);
        }
    },
    CHICKEN {
        @Override
        void draw(Sketch sketch, Random random) {
            for (int slice = 0; slice < 5; slice++) {
                sketch.turned(slice * 40 - 80, slice % 2 * 8, 14, () -> {
                    sketch.oval(0, 0, 27, 58, 0xB9793F);
                    sketch.oval(4, 0, 20, 50, 0xF1DDBB);
                });
            }
        }
    },
    RICE {
        @Override
        void draw(Sketch sketch, Random random) {
            sketch.oval(0, 0, 92, 76, 0xF3EFE2);
            scatter(
                    random,
                    80,
                    84,
                    (x, y) -> sketch.turned(
                            x,
                            y * 0.82,
                            random.nextInt(180),
                            () -> sketch.oval(0, 0, 10, 4, random.nextBoolean() ? 0xFFFFFF : 0xE2DBC6)));
        }
    },
    BROCCOLI {
        @Override
        void draw(Sketch sketch, Random random) {
            for (int floret = 0; floret < 3; floret++) {
                double x = floret * 58 - 58;
                double y = floret % 2 * 34 - 14;
                sketch.line(x, y + 6, x, y + 44, 20, 0x9CC069);
                for (int bud = 0; bud < 14; bud++) {
                    double angle = bud * 2.4;
                    double far = 32 * Math.sqrt(bud / 14.0);
                    sketch.disc(
                            x + far * Math.cos(angle),
                            y + far * 0.7 * Math.sin(angle) - 8,
                            13,
                            bud % 2 == 0 ? 0x3E7F36 : 0x56994A);
                }
            }
        }
    },
    SALAD {
        @Override
        void draw(Sketch sketch, Random random) {
            scatter(
                    random,
                    16,
                    82,
                    (x, y) -> sketch.turned(x, y, random.nextInt(360), () -> {
                        sketch.oval(0, 0, 42, 20, random.nextBoolean() ? 0x6FAE3F : 0x8CC653);
                        sketch.line(-34, 0, 34, 0, 3, 0xC5E39A);
                    }));
        }
    },
    TOMATOES {
        @Override
        void draw(Sketch sketch, Random random) {
            scatter(random, 5, 60, (x, y) -> {
                sketch.disc(x, y, 25, 0xCB2F2A);
                sketch.disc(x, y, 19, 0xE8604F);
                sketch.oval(x - 8, y, 5, 10, 0xF7C9A0);
                sketch.oval(x + 8, y, 5, 10, 0xF7C9A0);
            });
        }
    },
    PASTA {
        @Override
        void draw(Sketch sketch, Random random) {
            sketch.disc(0, 0, 96, 0xEFCB6D);
            for (int strand = 0; strand < 26; strand++) {
                int colour = strand % 2 == 0 ? 0xF8E09A : 0xDDB14C;
                sketch.arc(
                        random.nextInt(80) - 40,
                        random.nextInt(80) - 40,
                        25 + random.nextInt(34),
                        random.nextInt(360),
                        230,
                        7,
                        colour);
            }
            sketch.fill(Sketch.curve(-52, -8, -10, -44, 48, -30, 54, 18, 6, 42, -40, 30), 0xB5372A);
            scatter(random, 6, 40, (x, y) -> sketch.oval(x, y, 10, 6, 0x4E8F3B));
        }
    },
    LENTILS {
        @Override
        void draw(Sketch sketch, Random random) {
            sketch.disc(0, 0, 128, 0xA5583A);
            sketch.disc(0, 0, 110, 0xD9903F);
            scatter(random, 70, 98, (x, y) -> sketch.oval(x, y, 9, 7, random.nextBoolean() ? 0xC27A2E : 0xE8A95A));
            scatter(random, 9, 70, (x, y) -> sketch.disc(x, y, 7, 0x5F9B42));
        }
    },
    BEANS {
        @Override
        void draw(Sketch sketch, Random random) {
            scatter(
                    random,
                    26,
                    74,
                    (x, y) -> sketch.turned(x, y, random.nextInt(180), () -> {
                        sketch.oval(0, 0, 17, 10, 0x6B2A2E);
                        sketch.oval(-3, -3, 6, 3, 0xA65B5C);
                    }));
        }
    };

    /** One of many small things. */
    private interface Crumb {
        void drop(double x, double y);
    }

    abstract void draw(Sketch sketch, Random random);

    /** Evenly over a circle, each a little off its place. */
    private static void scatter(Random random, int count, double radius, Crumb crumb) {
        for (int i = 0; i < count; i++) {
            double angle = i * 2.4 + random.nextDouble() * 0.5;
            double far = radius * Math.sqrt((i + 0.4) / count);
            crumb.drop(far * Math.cos(angle), far * Math.sin(angle));
        }
    }
}
