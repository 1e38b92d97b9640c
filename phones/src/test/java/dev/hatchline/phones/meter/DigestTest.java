package dev.hatchline.phones.meter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DigestTest {
  /** The values of RFC 2617, 3.5, but with our client nonce. */
  @Test
  void answersWithAndWithoutQop() {
    String plain =
        Digest.answer(
            "Digest realm=\"testrealm@host.com\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\"",
            "GET",
            "/dir/index.html",
            "Mufasa",
            "Circle Of Life");
    // RFC 2069's form of the same values.
    assertThat(plain).contains("response=\"670fd8c2df070c60b045671b8b24ff02\"");
    String protectedOne =
        Digest.answer(
            "Digest realm=\"r\", nonce=\"n\", qop=\"auth\", opaque=\"o\"", "GET", "/", "u", "p");
    assertThat(protectedOne).contains("qop=auth, nc=00000001", "opaque=\"o\"");
  }
}
