// The page's own words, English and Turkish side by side. What the bot says is the bot's affair.

const WORDS = {
  title: ["Steady: try it here", "Steady: burada deneyin"],
  promise: [
    "A patient, her daughter, her clinic. Nothing leaves this computer.",
    "Bir hasta, kızı ve kliniği. Hiçbir şey bu bilgisayarın dışına çıkmaz.",
  ],
  lead: [
    "Press Start in Ayşe's phone and be her for a week, or lean back and watch.",
    "Ayşe'nin telefonunda Başlat'a basıp bir hafta onun yerine geçin ya da yalnızca izleyin.",
  ],
  dark: ["Dark", "Koyu"],
  page_language: ["Language of this page", "Bu sayfanın dili"],
  phones: ["Phones", "Telefonlar"],
  add_phone: ["Add a phone", "Telefon ekle"],
  reset: ["Reset", "Sıfırla"],
  reset_question: ["Start from the beginning?", "En baştan başlansın mı?"],
  reset_effect: [
    "All messages in all phones are cleared. The clock stays where it is.",
    "Bütün telefonlardaki bütün mesajlar silinir. Saat olduğu yerde kalır.",
  ],
  reset_yes: ["Clear everything", "Hepsini sil"],
  cancel: ["Cancel", "Vazgeç"],
  close: ["Close", "Kapat"],
  ok: ["OK", "Tamam"],

  patient: ["Patient", "Hasta"],
  daughter: ["Her daughter", "Kızı"],
  clinic: ["Her clinic", "Kliniği"],
  guest: ["Another phone", "Başka bir telefon"],
  guest_name: ["Guest {n}", "Konuk {n}"],
  daughter_later: ["Used later, when Ayşe invites her daughter", "Daha sonra kullanılacak: Ayşe kızını davet ettiğinde"],
  daughter_invited: [
    "Ayşe's link has come: press it in her phone and choose Elif",
    "Ayşe'nin bağlantısı geldi: onun telefonunda bağlantıya basıp Elif'i seçin",
  ],
  clinic_later: ["Used later, when her clinic joins in", "Daha sonra kullanılacak: kliniği katıldığında"],
  clinic_invited: ["The clinic joins with its invitation", "Klinik, davetiyesiyle katılır"],
  open_invitation: ["Open the invitation", "Davetiyeyi aç"],
  phone_of: ["{name}'s phone", "Telefon: {name}"],
  messages_of: ["Messages in {name}'s phone", "Mesajlar: {name}"],
  new_messages: [{ one: "{n} new", other: "{n} new" }, { other: "{n} yeni" }],

  week: ["Five moments of a week", "Bir haftadan beş an"],
  done: ["done", "tamamlandı"],
  moment_start: ["Start", "Başlangıç"],
  hint_start: ["Press Start in Ayşe's phone", "Ayşe'nin telefonunda Başlat'a basın"],
  moment_today: ["Today", "Bugün"],
  hint_today: ["Answer, until the exercises come", "Soruları yanıtlayın, egzersizler gelsin"],
  moment_tomorrow: ["Tomorrow morning", "Yarın sabah"],
  hint_tomorrow: ["Move the clock below", "Aşağıdaki saati ilerletin"],
  moment_dizzy: ["I feel dizzy", "Başım dönüyor"],
  hint_dizzy: ["Press the glowing button, or write it", "Parlayan düğmeye basın ya da yazın"],
  moment_sunday: ["Sunday", "Pazar"],
  hint_sunday: ["Move the clock to the evening", "Saati akşama ilerletin"],

  story: ["Play the story", "Hikâyeyi oynat"],
  story_controls: ["The story", "Hikâye"],
  story_question: ["Play the story from the beginning?", "Hikâye en baştan oynatılsın mı?"],
  pause: ["Pause", "Duraklat"],
  go_on: ["Continue", "Devam et"],
  stop: ["Stop", "Durdur"],
  speed: ["Faster: now at {n} times the speed", "Hızlandır: şu anki hız {n} kat"],
  story_ended: [
    "That was Ayşe's week. Now it is your turn: go on from here, or press Reset and answer differently.",
    "Ayşe'nin haftası böyle geçti. Şimdi sıra sizde: buradan sürdürün ya da Sıfırla'ya basıp başka yanıtlar verin.",
  ],
  story_stopped: ["The story has stopped. Go on by hand from here.", "Hikâye durdu. Buradan kendiniz sürdürebilirsiniz."],
  story_lost: [
    "The chat has taken another turn, so the story stops here. Go on by hand, or play it again.",
    "Sohbet başka bir yöne gitti; hikâye burada duruyor. Kendiniz sürdürebilir ya da yeniden oynatabilirsiniz.",
  ],

  clock: ["Clock", "Saat"],
  move_clock: ["Move the clock", "Saati ilerlet"],
  one_hour: ["+1 hour", "+1 saat"],
  tomorrow_morning: ["Tomorrow morning", "Yarın sabah"],
  sunday_evening: ["Sunday evening", "Pazar akşamı"],
  moving: ["Moving the clock…", "Saat ilerliyor…"],
  minutes_later: [
    { one: "{n} minute later", other: "{n} minutes later" },
    { other: "{n} dakika sonra" },
  ],
  hours_later: [{ one: "{n} hour later", other: "{n} hours later" }, { other: "{n} saat sonra" }],
  days_later: [{ one: "{n} day later", other: "{n} days later" }, { other: "{n} gün sonra" }],
  nothing_came: ["{later}: no messages", "{later}: mesaj yok"],
  messages_came: [
    { one: "{later}: {n} message ({who})", other: "{later}: {n} messages ({who})" },
    { other: "{later}: {n} mesaj ({who})" },
  ],
  clock_slow: [
    "This took too long. The clock stopped at {time}. You can press again.",
    "Bu çok uzun sürdü ve saat durdu: {time}. Yeniden basabilirsiniz.",
  ],
  clock_failed: ["The clock did not move. Please try again.", "Saat ilerlemedi. Lütfen yeniden deneyin."],

  bot: ["bot", "bot"],
  typing: ["typing…", "yazıyor…"],
  about_heading: ["What can this bot do?", "Bu bot neler yapabilir?"],
  start: ["Start", "Başlat"],
  unblock: ["Unblock", "Engeli kaldır"],
  block: ["Block the bot", "Botu engelle"],
  write: ["Message", "Mesaj"],
  write_as: ["Message from {name}", "{name} adına mesaj"],
  send: ["Send", "Gönder"],
  commands: ["Commands", "Komutlar"],
  no_commands: ["The bot has no commands yet", "Botun henüz komutu yok"],
  suggestions: ["Things to write", "Yazılabilecekler"],
  own_file: ["A file of this computer…", "Bu bilgisayardan bir dosya…"],
  too_large: ["This file is too large: at most 20 MB.", "Bu dosya çok büyük: en fazla 20 MB."],
  attach: ["Send something else", "Başka bir şey gönder"],
  keyboard: ["Keyboard", "Klavye"],
  show_keyboard: ["Show the buttons", "Düğmeleri göster"],
  phone_menu: ["More", "Diğer"],
  to_newest: ["To the newest message", "En yeni mesaja git"],
  photo: ["Photo", "Fotoğraf"],
  animation: ["Moving picture", "Hareketli resim"],
  voice: ["Voice message", "Sesli mesaj"],
  video: ["Video", "Video"],
  sticker: ["Sticker", "Çıkartma"],
  location: ["Location", "Konum"],
  document: ["File", "Dosya"],
  play: ["Play", "Oynat"],

  edited: ["edited", "düzenlendi"],
  protected: ["Cannot be forwarded or saved", "İletilemez ve kaydedilemez"],
  you: ["You", "Siz"],
  reactions: ["Reactions: ", "Tepkiler: "],
  message_menu: ["React or edit", "Tepki ver ya da düzenle"],
  react_with: ["React: {emoji}", "Tepki ver: {emoji}"],
  edit: ["Edit", "Düzenle"],
  save: ["Save", "Kaydet"],
  edit_heading: ["Edit the message", "Mesajı düzenle"],
  choose_phone: ["On which phone should this link open?", "Bu bağlantı hangi telefonda açılsın?"],
  new_phone: ["A new phone", "Yeni bir telefon"],
  opened_on: ["Opened on {name}'s phone", "Bağlantı şu telefonda açıldı: {name}"],
  would_share: [
    "In Telegram you would now choose a person, who would get this:",
    "Telegram burada kime gönderileceğini sorar; o kişiye şu metin gider:",
  ],
  outside: ["This link leads out of this computer:", "Bu bağlantı bu bilgisayarın dışına götürür:"],
  open_anyway: ["Open in a new tab", "Yeni sekmede aç"],

  button_gone: ["This button no longer works.", "Bu düğme artık çalışmıyor."],
  not_sent: ["That could not be sent: {why}", "Gönderilemedi: {why}"],
  lost: [
    "The sandbox does not answer. Is it still running? Trying again…",
    "Sunucu yanıt vermiyor. Hâlâ çalışıyor mu? Yeniden deneniyor…",
  ],
};

const KEY = "steady-page-language";
const asked = localStorage.getItem(KEY) ?? navigator.language;

/** "en" or "tr": what was chosen here before, else the browser's language. */
export const language = asked.startsWith("tr") ? "tr" : "en";
const plurals = new Intl.PluralRules(language);

/** Remembers the choice; it shows after the next load. */
export const keepLanguage = (code) => localStorage.setItem(KEY, code);

/** The words for `key`, with {name}s filled in; `n` chooses singular or plural. */
export function word(key, values = {}) {
  const entry = WORDS[key][language === "tr" ? 1 : 0];
  const text = typeof entry === "string" ? entry : (entry[plurals.select(values.n)] ?? entry.other);
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** Fills in every element below `root` that names its words in data-word or data-label. */
export function translate(root) {
  for (const node of root.querySelectorAll("[data-word]")) node.textContent = word(node.dataset.word);
  for (const node of root.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", word(node.dataset.label));
    if (node.matches("button")) node.title = word(node.dataset.label);
  }
}
