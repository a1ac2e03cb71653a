/** Languages a colleague may speak with people; whatever else stands in an account stays there. */
export const spokenLanguages =
  "fr nl en ar ary arq arz apc rif shi ber tr ku kmr fa prs ps ur hi bn ne pa ta es pt it de ro bg pl ru uk sq sr hr bs mk el hu cs sk lt lv hy ka ln sw lua rw ff wo bm yo ig ha am ti so om id tl vi th zh ja rom".split(
    " ",
  );
