package dev.hatchline.telephony.prompt;

class FreeTtsContractTest extends SynthesizerContract {
  @Override
  Synthesizer open() {
    return new FreeTtsSynthesizer("kevin16");
  }
}
