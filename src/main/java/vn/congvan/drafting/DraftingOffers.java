package vn.congvan.drafting;

import static vn.congvan.workflow.ProcessOffer.Place.GROUP;
import static vn.congvan.workflow.ProcessOffer.Place.PERSON;

import vn.congvan.workflow.ProcessFacts;
import vn.congvan.workflow.ProcessOffer;

/** Who may be given a task about a draft, and until when, as Modeler offers it. */
@ProcessFacts
public final class DraftingOffers {

  /** The post that drafts. */
  public static final ProcessOffer DRAFTING_GROUP =
      new ProcessOffer(GROUP, "${office.postGroup(draftingPost)}", "Người soạn thảo, người thay");

  /** Who drafts. */
  public static final ProcessOffer DRAFTER =
      new ProcessOffer(PERSON, "${office.holderOf(draftingPost)}", "Người soạn thảo");

  /** The heads of the unit that drafts. */
  public static final ProcessOffer DRAFTING_HEADS =
      new ProcessOffer(GROUP, "${office.headsOf(draftingUnit)}", "Trưởng đơn vị soạn thảo");

  /** Whoever checks the form. */
  public static final ProcessOffer CHECKERS =
      new ProcessOffer(
          GROUP,
          "${checkerNamed ? office.postGroup(checkerPost) : office.clerksOf(agencyId)}",
          "Văn thư, hoặc người được giao kiểm tra thể thức và người thay");

  /** The person who checks the form; nobody where the clerks do. */
  public static final ProcessOffer CHECKER =
      new ProcessOffer(
          PERSON,
          "${checkerNamed ? office.holderOf(checkerPost) : null}",
          "Người được giao kiểm tra thể thức; không ai nếu là văn thư");

  /** The post that signs. */
  public static final ProcessOffer SIGNING_GROUP =
      new ProcessOffer(GROUP, "${office.postGroup(signerPost)}", "Người ký, người thay");

  /** Who signs. */
  public static final ProcessOffer SIGNER =
      new ProcessOffer(PERSON, "${office.holderOf(signerPost)}", "Người ký");

  private DraftingOffers() {}
}
