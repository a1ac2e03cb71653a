import { names, type Origin } from "./origin.ts";

const women = names(`
  Fatima=فاطمة~Fatma, Khadija=خديجة~Khadidja, Aïcha=عائشة~Aicha, Malika=مليكة, Naïma=نعيمة~Naima,
  Latifa=لطيفة, Samira=سميرة, Karima=كريمة, Hafida=حفيظة, Nadia=نادية, Rachida=رشيدة, Zohra=زهرة~Zahra,
  Yamina=يمينة, Mimouna=ميمونة, Hanane=حنان, Ikram=إكرام, Soukaina=سكينة~Soukayna, Salma=سلمى,
  Yasmina=ياسمينة, Nora=نورة, Imane=إيمان, Houda=هدى, Loubna=لبنى, Siham=سهام, Ilham=إلهام, Rania=رانيا,
  Inès=إيناس, Aya=آية, Nour=نور, Meryem=مريم~Mariam, Hajar=هاجر, Chaïma=شيماء, Farida=فريدة, Jamila=جميلة`);

const men = names(`
  Mohamed=محمد~Mohammed, Ahmed=أحمد, Ali=علي, Youssef=يوسف~Yousef, Yassine=ياسين~Yacine, Bilal=بلال,
  Rachid=رشيد, Mehdi=مهدي, Ayoub=أيوب, Hassan=حسن, Mustapha=مصطفى~Mostafa, Rayan=ريان, Zakaria=زكرياء,
  Omar=عمر, Hamza=حمزة, Anas=أنس, Younes=يونس, Amine=أمين, Khalid=خالد, Karim=كريم, Saïd=سعيد~Said,
  Hicham=هشام, Ilias=إلياس~Ilyas, Abdelkader=عبد القادر~Abdel Kader, Abdellah=عبد الله~Abdallah,
  Driss=إدريس, Jamal=جمال, Nordine=نور الدين~Noureddine, Soufiane=سفيان, Walid=وليد, Adam=آدم, Imran=عمران`);

const families = names(`
  El Amrani=العمراني~Elamrani, Benali=بنعلي~Ben Ali, Bouazza=بوعزة, El Idrissi=الإدريسي, Azzouzi=عزوزي,
  Chaabi=شعبي, Ouali=والي, El Khattabi=الخطابي~Khattabi, Amghar=أمغار, Bouchta=بوشتى, Haddouchi=حدوشي,
  El Hamdaoui=الحمداوي, Benyahia=بنيحيى, Tahiri=طاهري, Mezouar=مزوار, El Bakkali=البقالي, Ziani=زياني,
  Bouhali=بوهالي, Aarab=أعراب, El Yousfi=اليوسفي~Elyousfi, Lahlou=لحلو, Berrada=برادة, Oulad=أولاد,
  Benmoussa=بنموسى, Chakir=شاكر, El Ghazi=الغازي, Mansouri=منصوري, Kaddouri=قدوري, Akhrif=أخريف,
  El Mouden=المودن, Boutahar=بوطاهر, Hammouti=حموتي, Taouil=الطويل~Taouile, Belhaj=بلحاج~Bel Haj`);

export const maghreb: readonly Origin[] = [
  {
    key: "morocco",
    share: 270,
    women,
    men,
    families,
    tongues: [["rif"], ["rif", "ary"], ["ary"], ["ary"]],
    learns: "fr",
    passing: "own",
    newYearBirths: 12,
  },
  {
    key: "algeria-tunisia",
    share: 30,
    women,
    men,
    families: names(`
      Boudiaf=بوضياف, Trabelsi=الطرابلسي, Belkacem=بلقاسم~Bel Kacem, Gharbi=الغربي, Meziane=مزيان,
      Cherif=شريف, Jaziri=الجزيري, Saadi=سعدي, Hamdi=حمدي, Khelifi=خليفي`),
    tongues: [["arq"], ["aeb"]],
    learns: "fr",
    passing: "own",
    newYearBirths: 3,
  },
];
