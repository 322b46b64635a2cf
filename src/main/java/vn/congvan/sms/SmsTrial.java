package vn.congvan.sms;

import org.springframework.stereotype.Component;

/** Shows what an agency's messages would look like. */
@Component
public class SmsTrial {

  private final SmsWriting writing;

  SmsTrial(SmsWriting writing) {
    this.writing = writing;
  }

  /** A message about an express document of the Prime Minister, as such an agency would send it. */
  public String sample(AgencySms agency) {
    return writing.sample(agency);
  }

  /** How long it would be; beyond what is sent it is cut. */
  public SmsLength length(AgencySms agency) {
    return writing.sampleLength(agency);
  }
}
