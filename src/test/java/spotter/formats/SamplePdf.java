package spotter.formats;

import java.nio.charset.StandardCharsets;

/** A PDF of one empty page, with a right cross-reference table. */
public final class SamplePdf {
    private SamplePdf() {}

    /** About 600 bytes. */
    public static byte[] onePage() {
        StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
        String[] objects = {
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Count 1/Kids[3 0 R]>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
        };
        StringBuilder table = new StringBuilder("xref\n0 4\n0000000000 65535 f \n");
        for (int i = 0; i < objects.length; i++) {
            table.append("%010d 00000 n \n".formatted(pdf.length()));
            pdf.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
        }
        int start = pdf.length();
        pdf.append(table)
                .append("trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n")
                .append(start)
                .append("\n%%EOF");
        return pdf.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
