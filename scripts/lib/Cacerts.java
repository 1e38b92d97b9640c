import java.io.FileInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;

/** Makes a JDK's list of trusted certificates (PKCS #12, no password) from a PEM bundle. */
void main(String[] args) throws Exception {
  KeyStore store = KeyStore.getInstance("PKCS12");
  store.load(null, null);
  int number = 0;
  try (var pem = new FileInputStream(args[0])) {
    for (Certificate found : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
      store.setCertificateEntry("ca-" + number++, found);
    }
  }
  System.setProperty("keystore.pkcs12.certProtectionAlgorithm", "NONE");
  System.setProperty("keystore.pkcs12.macAlgorithm", "NONE");
  try (var out = Files.newOutputStream(Path.of(args[1]))) {
    store.store(out, "changeit".toCharArray());
  }
  System.out.println("jdk: " + number + " trusted certificates");
}
