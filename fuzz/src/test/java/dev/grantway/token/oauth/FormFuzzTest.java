package dev.grantway.token.oauth;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** The body of a request as a form. RFC 6749, appendix B. */
class FormFuzzTest {
    @FuzzTest
    void readsWhatTheJdkReadsOrRefuses(byte[] body) {
        BodyModel.assertRead(body, "application/x-www-form-urlencoded", StrictForm.read(body));
    }
}
