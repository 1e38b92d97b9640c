package dev.hatchline.telephony.prompt;

class FliteIT extends SynthesizerContract {
  @Override
  Synthesizer open() {
    return FetchedVoices.open("flite:slt");
  }
}
