import { names, type Origin } from "./origin.ts";

export const nearAndFarEast: readonly Origin[] = [
  {
    key: "turkey",
    share: 50,
    women: names(`
      Fatma, Ayşe~Ayse, Emine, Hatice, Zeynep, Elif, Meryem, Zehra, Sultan, Gülten~Gulten, Sevgi, Hülya~Hulya, Asya, Döndü~Dondu`),
    men: names(`
      Mehmet, Mustafa, Ahmet, Ali, Hüseyin~Huseyin, Hasan, İbrahim~Ibrahim, Osman, Yusuf, Murat, Emre, Süleyman~Suleyman,
      Ömer~Omer, Kadir`),
    families: names(`
      Yılmaz~Yilmaz, Kaya, Demir, Şahin~Sahin, Çelik~Celik, Yıldız~Yildiz, Öztürk~Ozturk, Aydın~Aydin, Arslan~Aslan, Doğan~Dogan,
      Koç~Koc, Polat, Karaca, Şimşek~Simsek`),
    tongues: [["tr"], ["tr"], ["kmr", "tr"]],
    learns: "fr",
    passing: "married",
    newYearBirths: 10,
  },
  {
    key: "syria",
    share: 45,
    women: names(`
      Hala=هالة, Rima=ريما, Nour=نور, Lina=لينا, Samar=سمر, Rahaf=رهف, Abeer=عبير~Abir, Ghada=غادة, Amal=أمل, Maya=مايا,
      Shahd=شهد~Chahd, Batoul=بتول`),
    men: names(`
      Ahmad=أحمد~Ahmed, Khaled=خالد~Khalid, Omar=عمر, Mahmoud=محمود~Mahmud, Bassel=باسل, Firas=فراس, Yazan=يزن, Majd=مجد,
      Ziad=زياد~Ziyad, Anas=أنس, Hani=هاني, Samer=سامر`),
    families: names(`
      Al Masri=المصري~Almasri, Haddad=حداد, Al Halabi=الحلبي~Alhalabi, Khoury=خوري~Khouri, Darwish=درويش~Darwich,
      Al Ahmad=الأحمد~Alahmad, Hamdan=حمدان, Kabbani=قباني~Qabbani, Sabbagh=صباغ, Al Khatib=الخطيب~El Khatib, Najjar=نجار`),
    tongues: [["apc"], ["apc"], ["apc", "en"], ["kmr", "apc"]],
    learns: "fr",
    passing: "own",
    newYearBirths: 20,
  },
  {
    key: "pakistan",
    share: 25,
    women: names("Ayesha~Aisha, Fozia~Fauzia, Zainab, Sobia, Farzana, Maryam, Rukhsana, Bushra"),
    men: names(
      "Muhammad~Mohammad, Usman~Osman, Bilal, Shahid, Nadeem, Imran, Zahid, Saqib, Tariq, Waqas",
    ),
    families: names(
      "Khan, Hussain~Hussein, Iqbal, Butt, Malik, Chaudhry~Choudhary, Akhtar, Mirza, Raja, Sheikh~Shaikh",
    ),
    tongues: [["ur"], ["pnb", "ur"]],
    learns: "en",
    passing: "own",
    newYearBirths: 35,
  },
  {
    key: "afghanistan",
    share: 35,
    women: names(
      "Zarmina=زرمینه, Shabnam=شبنم, Parwana=پروانه~Parvana, Nasrin=نسرین, Fereshta=فرشته, Laila=لیلا~Leila, Homa=هما",
    ),
    men: names(`
      Abdul Rahim=عبدالرحیم~Abdulrahim, Ahmad Shah=احمدشاه, Farid=فرید, Jawad=جواد, Nasir=ناصر, Hamid=حمید, Mirwais=میرویس,
      Zabihullah=ذبیح‌الله, Najib=نجیب`),
    families: names(`
      Ahmadzai=احمدزی~Ahmadzay, Rahimi=رحیمی, Noori=نوری~Nouri, Safi=صافی, Karimi=کریمی, Stanekzai=ستانکزی~Stanikzai, Hotak=هوتک,
      Sultani=سلطانی, Haidari=حیدری~Heydari`),
    tongues: [["ps"], ["prs"], ["prs", "ps"]],
    learns: "en",
    passing: "own",
    newYearBirths: 45,
  },
  {
    key: "philippines",
    share: 10,
    women: names("Maricel, Jocelyn, Rosalie, Lourdes, Analyn, Marites"),
    men: names("Rodel, Ernesto, Jun, Arnel, Reynaldo, Jerome"),
    families: names("Reyes, Santos, Dela Cruz~De la Cruz, Bautista, Villanueva, Ramos"),
    tongues: [["tl", "en"]],
    learns: "en",
    passing: "married",
    newYearBirths: 0,
  },
];
