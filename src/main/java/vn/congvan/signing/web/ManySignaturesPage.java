package vn.congvan.signing.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The page on which a signer reads many documents and signs them in one go. */
@Controller
class ManySignaturesPage {

  @GetMapping("/signing")
  String page() {
    return "signing";
  }
}
