package spotter.formats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Builds OLE2 files of version 3 from nothing: sector 0 is the allocation table, the directory follows. */
public final class SampleOle {
    static final int SECTOR = 512;
    static final int END_OF_CHAIN = -2;
    private static final int FREE = -1;

    private final List<Entry> entries = new ArrayList<>();

    private SampleOle() {
        entries.add(new Entry("Root Entry", 5, new byte[0]));
    }

    /** A Word 97 document with the given text stream flags and one page of nothing. */
    public static byte[] word() {
        return new SampleOle().word(0).build();
    }

    static SampleOle empty() {
        return new SampleOle();
    }

    SampleOle word(int flags) {
        byte[] text = new byte[5000];
        ByteBuffer fib = ByteBuffer.wrap(text).order(ByteOrder.LITTLE_ENDIAN);
        fib.putShort(0, (short) 0xA5EC);
        fib.putShort(2, (short) 0x00C1);
        fib.putShort(10, (short) flags);
        return stream("WordDocument", text).stream("0Table", new byte[4096]).stream("\u0001CompObj", new byte[106]);
    }

    SampleOle stream(String name, byte[] content) {
        return add(0, new Entry(name, 2, content));
    }

    /** A storage in the root with one stream in it. */
    SampleOle storage(String name, String stream, byte[] content) {
        add(0, new Entry(name, 1, new byte[0]));
        return add(entries.size() - 1, new Entry(stream, 2, content));
    }

    /** Siblings form a chain to the right: a legal, if lopsided, tree. */
    private SampleOle add(int parent, Entry entry) {
        int index = entries.size();
        entries.add(entry);
        int last = entries.get(parent).child;
        if (last < 0) {
            entries.get(parent).child = index;
            return this;
        }
        while (entries.get(last).right >= 0) {
            last = entries.get(last).right;
        }
        entries.get(last).right = index;
        return this;
    }

    byte[] build() {
        List<Integer> fat = new ArrayList<>(List.of(-3));
        List<Integer> miniFat = new ArrayList<>();
        List<byte[]> blocks = new ArrayList<>(List.of(new byte[SECTOR]));
        int directoryStart = blocks.size();
        chain(fat, blocks, new byte[(entries.size() + 3) / 4 * SECTOR]);
        ByteBuffer mini = ByteBuffer.allocate(1 << 16);
        for (Entry entry : entries) {
            place(entry, fat, blocks, miniFat, mini);
        }
        byte[] miniStream = Arrays.copyOf(mini.array(), mini.position());
        entries.get(0).content = miniStream;
        entries.get(0).start = miniStream.length == 0 ? END_OF_CHAIN : blocks.size();
        chain(fat, blocks, miniStream);
        int miniFatStart = blocks.size();
        chain(fat, blocks, numbers(miniFat, SECTOR));
        blocks.set(0, numbers(fat, SECTOR));
        return join(blocks, directoryStart, miniFatStart);
    }

    private static void place(
            Entry entry, List<Integer> fat, List<byte[]> blocks, List<Integer> miniFat, ByteBuffer mini) {
        if (entry.content.length >= 4096) {
            entry.start = blocks.size();
            chain(fat, blocks, entry.content);
        } else if (entry.content.length > 0) {
            entry.start = miniFat.size();
            int sectors = (entry.content.length + 63) / 64;
            for (int i = 0; i < sectors; i++) {
                miniFat.add(i == sectors - 1 ? END_OF_CHAIN : miniFat.size() + 1);
            }
            mini.put(Arrays.copyOf(entry.content, sectors * 64));
        }
    }

    private static void chain(List<Integer> fat, List<byte[]> blocks, byte[] content) {
        int sectors = (content.length + SECTOR - 1) / SECTOR;
        for (int i = 0; i < sectors; i++) {
            fat.add(i == sectors - 1 ? END_OF_CHAIN : fat.size() + 1);
            blocks.add(Arrays.copyOfRange(content, i * SECTOR, (i + 1) * SECTOR));
        }
    }

    private static byte[] numbers(List<Integer> numbers, int size) {
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        numbers.forEach(out::putInt);
        while (out.hasRemaining()) {
            out.putInt(FREE);
        }
        return out.array();
    }

    private byte[] join(List<byte[]> blocks, int directoryStart, int miniFatStart) {
        ByteBuffer out = ByteBuffer.allocate((blocks.size() + 1) * SECTOR).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(0, 0xE11AB1A1E011CFD0L).putShort(24, (short) 0x3E).putShort(26, (short) 3);
        out.putShort(28, (short) 0xFFFE).putShort(30, (short) 9).putShort(32, (short) 6);
        out.putInt(44, 1)
                .putInt(48, directoryStart)
                .putInt(56, 4096)
                .putInt(60, miniFatStart)
                .putInt(64, 1);
        out.putInt(68, END_OF_CHAIN);
        for (int i = 0; i < 109; i++) {
            out.putInt(76 + i * 4, i == 0 ? 0 : FREE);
        }
        for (int i = 0; i < blocks.size(); i++) {
            out.put((i + 1) * SECTOR, blocks.get(i));
        }
        for (int i = 0; i < entries.size(); i++) {
            entries.get(i).write(out, (directoryStart + 1) * SECTOR + i * 128);
        }
        return out.array();
    }

    private static final class Entry {
        private final String name;
        private final int type;
        private byte[] content;
        private int start;
        private int child = -1;
        private int right = -1;

        Entry(String name, int type, byte[] content) {
            this.name = name;
            this.type = type;
            this.content = content;
        }

        void write(ByteBuffer out, int at) {
            byte[] utf16 = name.getBytes(StandardCharsets.UTF_16LE);
            out.put(at, utf16).putShort(at + 64, (short) (utf16.length + 2)).put(at + 66, (byte) type);
            out.put(at + 67, (byte) 1)
                    .putInt(at + 68, -1)
                    .putInt(at + 72, right)
                    .putInt(at + 76, child);
            out.putInt(at + 116, start).putInt(at + 120, content.length);
        }
    }
}
