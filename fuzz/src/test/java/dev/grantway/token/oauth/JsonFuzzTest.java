package dev.grantway.token.oauth;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;

/** The body of a request as JSON. RFC 8259. */
class JsonFuzzTest {
    @FuzzTest
    void readsWhatAnotherParserReadsOrRefuses(byte[] body) throws IOException {
        BodyModel.assertRead(body, "application/json", StrictJson.read(body));
    }
}
