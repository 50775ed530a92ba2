package spotter.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    private final Passwords passwords = new Passwords(4);

    /** Made by the crypt(3) of a Linux system from "correct horse battery"; other software writes the other letters. */
    @ParameterizedTest
    @ValueSource(strings = {"2b", "2a", "2y"})
    void hashesOfOtherSoftwareVerify(String version) {
        String hash = "$" + version + "$04$abcdefghijklmnopqrstuuqREtd3VJD2QVZbuFskFSLk6eRIrQoOS";
        assertTrue(passwords.verify("correct horse battery", hash));
        assertFalse(passwords.verify("correct horse batterx", hash));
        assertFalse(passwords.isWeak(hash));
        assertTrue(new Passwords(5).isWeak(hash));
    }

    @ParameterizedTest
    @ValueSource(ints = {71, 72, 73, 256, 1000})
    void aPasswordIsWholeWhereverBcryptsBytesEnd(int length) {
        String password = "x".repeat(length - 1) + "y";
        String hash = passwords.hash(password);
        assertTrue(hash.startsWith("$2b$04$"), hash);
        assertTrue(passwords.verify(password, hash));
        assertFalse(passwords.verify("x".repeat(length), hash));
        assertFalse(passwords.verify(password + "y", hash));
    }

    @Test
    void nobodysPasswordIsNeverRight() {
        assertFalse(passwords.verify("no such account", null));
        assertFalse(passwords.verify("x".repeat(100), null));
        assertEquals(60, passwords.hash("x").length());
    }
}
