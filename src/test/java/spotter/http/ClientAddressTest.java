package spotter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.77, 203.0.113.0/24",
        "::ffff:203.0.113.77, 203.0.113.0/24",
        "2001:db8:12:3400::7, 2001:db8:12::/48",
        "[0:0:0:0:0:0:0:1], 0:0:0::/48",
        "fe80::1%nowhere, unknown",
        "1.2:3, unknown",
        "cafe, unknown"
    })
    void whatIsKeptOfAnAddressNamesANetworkAndNobodyInIt(String address, String kept) {
        assertEquals(kept, ClientAddress.shortened(address));
    }
}
