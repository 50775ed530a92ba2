package spotter.formats;

import java.util.Set;
import java.util.stream.Collectors;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

/** The refusals that judging a document or an unknown file can end in: which kind, which code, which words. */
final class Refusal {
    private static final String DOCUMENTS = " Accepted are PDF, DOC and DOCX documents.";

    private Refusal() {}

    /** 415 for a family that is not accepted where it was sent. */
    static Problem unsupported(Family found, Set<ContentType> accepted) {
        return unsupported("This is " + found.description() + "; accepted are " + names(accepted) + "." + found.hint());
    }

    /** 415 for a document of another kind inside a container that could have held a Word document. */
    static Problem notWord(String found) {
        return unsupported("This is " + found + ", not a Word document." + DOCUMENTS);
    }

    /** 415 for the given reason. */
    static Problem unsupported(String detail) {
        return new Problem(ProblemKind.UNSUPPORTED_TYPE, "media.unsupported_type", detail);
    }

    /** 422 for damage: the detail says of which format, and what was found. */
    static Problem broken(String format, String finding) {
        String detail = "This " + format + " is damaged or incomplete (" + finding + "). Save or send it anew.";
        return new Problem(ProblemKind.INVALID, "media.broken", detail);
    }

    static Problem encrypted() {
        return new Problem(
                ProblemKind.INVALID,
                "media.encrypted",
                "This document is protected by a password or by rights management and cannot be checked."
                        + " Save it without protection and send that.");
    }

    static Problem macros() {
        return new Problem(
                ProblemKind.INVALID,
                "media.macros",
                "This document contains macros. Save it without macros or as PDF and send that.");
    }

    static Problem remoteContent(String what) {
        return new Problem(
                ProblemKind.INVALID,
                "media.remote_content",
                "This document loads " + what
                        + " from outside itself. Save it without that, or as PDF, and send that.");
    }

    static Problem tooLargeUnpacked(String finding) {
        return new Problem(
                ProblemKind.INVALID,
                "media.too_large_unpacked",
                "This document is too large once unpacked (" + finding + "). Save it as PDF and send that.");
    }

    private static String names(Set<ContentType> accepted) {
        String names = accepted.stream().sorted().map(Refusal::name).collect(Collectors.joining(", "));
        int lastComma = names.lastIndexOf(", ");
        return lastComma < 0 ? names : names.substring(0, lastComma) + " and " + names.substring(lastComma + 2);
    }

    private static String name(ContentType type) {
        return type == ContentType.WEBP ? "WebP" : type.name();
    }
}
