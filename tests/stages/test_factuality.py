"""Whether what a clause tells happened, as its grammar shows, and whether its date says that it is still to come."""

import pytest

from isnad.inputs import article_from_text
from isnad.model import Span, When
from isnad.stages import PIPELINE
from isnad.stages.events.factuality import STATUS_BY, lies_ahead, shown_by
from isnad.stages.events.scene import Candidate, Scene, scene_of
from isnad.train.gold import layers_before


def told(lang: str, text: str, word: str, published: str | None = "2018-09-05") -> tuple[Scene, Candidate]:
    """An article with one paragraph, published on a Wednesday, and what may be told by a word of it."""
    title = {"ar": "أخبار اليوم", "fa": "خبرهای روز"}[lang]
    article = article_from_text(
        f"{title}\n\n{text}", lang=lang, key="k", published=published, outlet=None, title=title
    )
    scene = scene_of(article, layers_before("events", PIPELINE, article))
    at = article.text.index(word, len(title))
    (candidate,) = (c for c in scene.candidates if scene.tokens.start[c.first] <= at < scene.tokens.end[c.last - 1])
    return scene, candidate


FACTUALITY = [
    # The verb's own negation, the future's and a separated prefix's included.
    ("fa", "اسرائیل به ایران حمله نکرد.", "حمله", "ASSAULT", "denied"),
    ("fa", "ایران و آمریکا توافق نکردند.", "توافق", "AGREE", "denied"),
    ("fa", "آمریکا روسیه را تحریم نکرده است.", "تحریم", "SANCTION", "denied"),
    ("fa", "پلیس سه روزنامه‌نگار را بازداشت نکرده‌است.", "بازداشت", "COERCE", "denied"),
    ("fa", "ایران با آمریکا گفت‌وگو نمی‌کند.", "گفت‌وگو", "CONSULT", "denied"),
    ("fa", "ایران با آمریکا گفت‌وگو نمی کند.", "گفت‌وگو", "CONSULT", "denied"),
    ("fa", "اسرائیل به ایران حمله نخواهد کرد.", "حمله", "ASSAULT", "denied"),
    ("fa", "روسیه این پیشنهاد را نپذیرفت.", "نپذیرفت", "AGREE", "denied"),
    ("fa", "روسیه این پیشنهاد را نخواهد پذیرفت.", "پذیرفت", "AGREE", "denied"),
    ("ar", "لم تقصف إسرائيل إيران.", "تقصف", "ASSAULT", "denied"),
    ("ar", "لن تهاجم إسرائيل إيران.", "تهاجم", "ASSAULT", "denied"),
    ("ar", "لا تقصف إسرائيل دمشق.", "تقصف", "ASSAULT", "denied"),
    ("ar", "لم تكن إسرائيل قد قصفت دمشق.", "قصفت", "ASSAULT", "denied"),
    ("ar", "لم يلتق نتانياهو بوتين في موسكو.", "يلتق", "CONSULT", "denied"),
    ("ar", "لم يزر بوتين طهران.", "يزر", "CONSULT", "denied"),
    # What is said of a word for taking place is said of the event's noun with it.
    ("fa", "دیدار ظریف و لاوروف در مسکو انجام نشد.", "دیدار", "CONSULT", "denied"),
    ("fa", "هیچ دیداری میان ظریف و لاوروف انجام نشد.", "دیداری", "CONSULT", "denied"),
    ("fa", "ظریف بدون دیدار با لاوروف مسکو را ترک کرد.", "دیدار", "CONSULT", "denied"),
    ("fa", "ظریف بدون آنکه با لاوروف دیدار کند مسکو را ترک کرد.", "دیدار", "CONSULT", "denied"),
    ("fa", "دمشق مورد حمله قرار نگرفت.", "حمله", "ASSAULT", "denied"),
    ("ar", "لم تفرض الولايات المتحدة عقوبات على روسيا.", "عقوبات", "SANCTION", "denied"),
    ("ar", "لم يسبق أن زار بوتين الرياض.", "زار", "CONSULT", "denied"),
    ("ar", "غادر لافروف دون أن يلتقي ظريف.", "يلتقي", "CONSULT", "denied"),
    ("ar", "لم تجر الولايات المتحدة محادثات مع إيران.", "محادثات", "CONSULT", "denied"),
    ("ar", "غادر لافروف دون التوصل إلى اتفاق مع إيران.", "اتفاق", "AGREE", "denied"),
    ("ar", "ستجري الولايات المتحدة محادثات مع إيران.", "محادثات", "CONSULT", "planned"),
    # What somebody denies.
    ("ar", "نفى محمد جواد ظريف أن يكون قد التقى سيرغي لافروف.", "التقى", "CONSULT", "denied"),
    ("ar", "نفى مسؤول سعودي إجراء أي محادثات مع إسرائيل.", "محادثات", "CONSULT", "denied"),
    ("ar", "حين نفى مسؤول سعودي لصحيفة «الغد» إجراء أي محادثات.", "محادثات", "CONSULT", "denied"),
    ("ar", "نفت روسيا قصف مدينة حلب.", "قصف", "ASSAULT", "denied"),
    ("fa", "محمدجواد ظریف دیدار با سرگئی لاوروف را تکذیب کرد.", "دیدار", "CONSULT", "denied"),
    ("fa", "روسیه حمله به حلب را تکذیب کرد.", "حمله", "ASSAULT", "denied"),
    # What is only supposed, or said of none in particular.
    ("ar", "إذا هاجمت إسرائيل إيران ارتفعت أسعار النفط.", "هاجمت", "ASSAULT", "hypothetical"),
    ("ar", "لو قصفت إسرائيل إيران لارتفعت أسعار النفط.", "قصفت", "ASSAULT", "hypothetical"),
    ("ar", "سترتفع الأسعار إذا لم تنسحب روسيا من سوريا.", "تنسحب", "RETREAT", "hypothetical"),
    ("ar", "سترتفع الأسعار في حال انسحاب روسيا من سوريا.", "انسحاب", "RETREAT", "hypothetical"),
    ("ar", "حذرت روسيا من أي هجوم على دمشق.", "هجوم", "ASSAULT", "hypothetical"),
    ("fa", "ممکن است اسرائیل به ایران حمله کند.", "حمله", "ASSAULT", "hypothetical"),
    ("ar", "قد تقصف إسرائيل إيران.", "تقصف", "ASSAULT", "hypothetical"),
    ("fa", "اگر اسرائیل به ایران حمله کند، قیمت نفت بالا می‌رود.", "حمله", "ASSAULT", "hypothetical"),
    ("fa", "چنانچه آمریکا روسیه را تحریم نکند، قیمت نفت بالا می‌رود.", "تحریم", "SANCTION", "hypothetical"),
    ("fa", "در صورت حمله اسرائیل به ایران قیمت نفت بالا می‌رود.", "حمله", "ASSAULT", "hypothetical"),
    ("fa", "روسیه درباره هرگونه حمله به دمشق هشدار داد.", "حمله", "ASSAULT", "hypothetical"),
    ("fa", "روسیه خواست که اسرائیل به دمشق حمله نکند.", "حمله", "ASSAULT", "hypothetical"),
    # What somebody means to do or what is awaited, and what may be.
    ("ar", "تعتزم روسيا قصف مدينة حلب.", "قصف", "ASSAULT", "planned"),
    ("ar", "أعلنت روسيا عزمها على فرض عقوبات على تركيا.", "عقوبات", "SANCTION", "planned"),
    ("ar", "كانت إسرائيل تخطط لهجوم على دمشق.", "لهجوم", "ASSAULT", "planned"),
    ("ar", "يجري المبعوث ترتيبات للقاء بين لافروف وظريف.", "للقاء", "CONSULT", "planned"),
    ("ar", "ناقشت الصحف الزيارة المرتقبة لبوتين إلى طهران.", "الزيارة", "CONSULT", "planned"),
    ("ar", "ناقشت الصحف زيارة بوتين المقررة إلى طهران.", "زيارة", "CONSULT", "planned"),
    ("ar", "تحدثت الصحف عن احتمال شن هجوم على دمشق.", "هجوم", "ASSAULT", "hypothetical"),
    ("ar", "حذرت الصحف من هجوم محتمل على دمشق.", "هجوم", "ASSAULT", "hypothetical"),
    ("fa", "اسرائیل در تدارک حمله به دمشق است.", "حمله", "ASSAULT", "planned"),
    ("fa", "قرار است ظریف در مسکو با لاوروف دیدار کند.", "دیدار", "CONSULT", "planned"),
    ("fa", "آمریکا قصد دارد روسیه را تحریم کند.", "تحریم", "SANCTION", "planned"),
    ("fa", "روزنامه‌ها از دیدار آتی ظریف و لاوروف نوشتند.", "دیدار", "CONSULT", "planned"),
    ("fa", "روزنامه‌ها از احتمال حمله اسرائیل به دمشق نوشتند.", "حمله", "ASSAULT", "hypothetical"),
    ("fa", "روزنامه‌ها از حمله احتمالی به دمشق نوشتند.", "حمله", "ASSAULT", "hypothetical"),
    # The same words where they say something else: that is weighed.
    ("ar", "زار بوتين طهران بعد هجوم على دمشق، والاتفاق مرتقب.", "هجوم", "ASSAULT", None),
    ("ar", "التقى لافروف الوفد الذي خطط للدفاع عن زيارة بوتين.", "زيارة", "CONSULT", None),
    ("ar", "ألغت روسيا زيارة كانت مقررة إلى طهران.", "زيارة", "CONSULT", None),
    ("fa", "قرار است پوتین درباره کشوری که اسرائیل به آن حمله کرد سخن بگوید.", "حمله", "ASSAULT", None),
    ("fa", "پس از دیدار ظریف و لاوروف، نشست آتی تعیین شد.", "دیدار", "CONSULT", None),
    ("fa", "اگر چه اسرائیل به ایران حمله کرد، قیمت نفت بالا نرفت.", "حمله", "ASSAULT", None),
    ("fa", "در صورت تحریم، روسیه به آمریکا هشدار داد.", "هشدار", "THREATEN", None),
    ("fa", "اگر توافق ایران و آمریکا پایدار بماند قیمت نفت بالا می‌رود.", "توافق", "AGREE", None),
    ("fa", "ظریف در این دیدار نگفت که کی به مسکو می‌رود.", "دیدار", "CONSULT", None),
    ("fa", "سوریه به علت تحریم نمی‌تواند نفت بخرد.", "تحریم", "SANCTION", None),
    ("fa", "به دنبال حمله اسرائیل نشست برگزار نشد.", "حمله", "ASSAULT", None),
    ("fa", "اسرائیل جز به دمشق حمله نکرد.", "حمله", "ASSAULT", None),
    ("fa", "روسیه با درخواست آمریکا موافقت نکرد.", "موافقت", "REJECT", None),
    ("fa", "روسیه درخواست آمریکا را رد کرد.", "درخواست", "REQUEST", None),
    ("ar", "لم ترتفع الأسعار بعد أن قصفت إسرائيل دمشق.", "قصفت", "ASSAULT", None),
    ("ar", "لم تقصف إسرائيل سوى دمشق.", "تقصف", "ASSAULT", None),
    ("ar", "لا تزال إسرائيل تقصف غزة.", "تقصف", "ASSAULT", None),
    ("ar", "كانت إسرائيل قد قصفت دمشق.", "قصفت", "ASSAULT", None),
    ("ar", "ودون دعم روسيا لسوريا لسقطت دمشق.", "دعم", "SUPPORT", None),
    ("fa", "بدون حمایت روسیه از سوریه دمشق سقوط می‌کرد.", "حمایت", "SUPPORT", None),
    ("ar", "لم تكتف إسرائيل بقصف دمشق.", "بقصف", "ASSAULT", None),
    ("ar", "إذا استمر القصف على غزة ارتفعت الأسعار.", "القصف", "ASSAULT", None),
    ("ar", "الجيش الإسرائيلي في حال تأهب.", "تأهب", "MOBILIZE", None),
    ("ar", "لن تسمح روسيا بذلك.", "تسمح", "THREATEN", None),
    ("ar", "نفت إيران الاتهام الذي وجهته إليها السعودية.", "الاتهام", "ACCUSE", None),
    ("ar", "لم توجه السعودية أي اتهام إلى إيران.", "اتهام", "ACCUSE", "denied"),
    ("fa", "ایران تکذیب کرد که عربستان را متهم کرده است.", "متهم", "ACCUSE", "denied"),
    ("ar", "إذا هاجمت إسرائيل إيران فلن يبقى سوى الحرب.", "هاجمت", "ASSAULT", "hypothetical"),
    ("fa", "اگر اسرائیل جز دمشق به ایران هم حمله کند، قیمت نفت بالا می‌رود.", "حمله", "ASSAULT", "hypothetical"),
    ("fa", "قرار است روسیه ترکیه را تحریم نکند.", "تحریم", "SANCTION", "hypothetical"),
    ("ar", "ستقصف إسرائيل دمشق.", "ستقصف", "ASSAULT", "planned"),
    ("ar", "هاجمت إسرائيل الزيارة المرتقبة لبوتين.", "هاجمت", "ASSAULT", None),
    ("fa", "اسرائیل حمله کرد و دیدار آتی لغو شد.", "حمله", "ASSAULT", None),
    ("ar", "هزت المدينة هجمات، والزيارة المرتقبة تأجلت.", "هجمات", "ASSAULT", None),
    ("ar", "نددت الصحف بالهجوم الذي سبق الزيارة المرتقبة.", "بالهجوم", "ASSAULT", None),
    ("fa", "روزنامه‌ها از حمله‌ای که نشست آتی را لغو کرد نوشتند.", "حمله‌ای", "ASSAULT", None),
    ("ar", "ناقشت الصحف زيارة الرئيس المحتمل.", "زيارة", "CONSULT", None),
    ("fa", "روزنامه‌ها از دیدار نامزد احتمالی نوشتند.", "دیدار", "CONSULT", None),
    ("ar", "وصفت الصحف هجوما كان داميا.", "هجوما", "ASSAULT", None),
    ("fa", "روزنامه‌ها از حمله بدون تلفات نوشتند.", "حمله", "ASSAULT", None),
    ("ar", "لم تقصف إسرائيل دمشق إلا أن التوتر مستمر.", "تقصف", "ASSAULT", "denied"),
    ("fa", "اسرائیل به دمشق حمله نکرد جز آنکه تنش ادامه دارد.", "حمله", "ASSAULT", "denied"),
    ("fa", "روسیه نگفت پذیرفت.", "پذیرفت", "AGREE", None),
    ("fa", "ایران با آمریکا توافق ندارد.", "توافق", "AGREE", "denied"),
    ("fa", "ایران با آمریکا گفت‌وگو ندارد.", "گفت‌وگو", "CONSULT", "denied"),
    ("fa", "دیدار لاوروف و ظریف: نشست بعدی انجام نشد.", "دیدار", "CONSULT", None),
    ("fa", "دیدار وزیری که سفرش انجام نشد مهم بود.", "دیدار", "CONSULT", None),
    ("fa", "نشست خبری پیش از دیدار برگزار نشد.", "دیدار", "CONSULT", None),
    ("fa", "تظاهرات در اعتراض به حمله اسرائیل برگزار نشد.", "حمله", "ASSAULT", None),
    ("fa", "دیدار ظریف و لاوروف گزارش نشد.", "دیدار", "CONSULT", None),
    ("fa", "این دیدار در مسکو انجام نشد.", "دیدار", "CONSULT", "denied"),
    ("fa", "به گفته او، دیدار ظریف و لاوروف در مسکو انجام نشد.", "دیدار", "CONSULT", "denied"),
    ("fa", "او گفت که دیدار ظریف و لاوروف در مسکو انجام نشد.", "دیدار", "CONSULT", "denied"),
    ("fa", "او گفت اگر بتواند می‌آید و اسرائیل به دمشق حمله کرد.", "حمله", "ASSAULT", None),
    ("fa", "اسرائیل به قصد تصرف شهر به دمشق حمله کرد.", "حمله", "ASSAULT", None),
    ("fa", "اگر اسرائیل به ایران حمله کرد، پاسخ می‌دهیم.", "حمله", "ASSAULT", "hypothetical"),
    ("fa", "روسیه تکذیب کرد که به حلب حمله کرده است.", "حمله", "ASSAULT", "denied"),
    ("fa", "روسیه تکذیب کرد که شهری را که اسرائیل به آن حمله کرد تصرف کرده است.", "حمله", "ASSAULT", None),
    ("fa", "روسیه این پیشنهاد را خواهد پذیرفت.", "پذیرفت", "AGREE", "planned"),
    ("fa", "روسیه این گزارش که به حلب حمله کرده است را تکذیب کرد.", "حمله", "ASSAULT", "denied"),
    ("fa", "روسیه خبر حمله به حلب را تکذیب کرد.", "حمله", "ASSAULT", "denied"),
    ("fa", "آشوبگران قصد تخریب شهر را داشتند.", "تخریب", "ASSAULT", "planned"),
    ("fa", "آشوبگران قصد تخریب داشتند.", "تخریب", "ASSAULT", "planned"),
    ("fa", "ایران تصمیم خود را برای عدم همکاری گرفته است.", "همکاری", "COOPERATE", "denied"),
    ("fa", "پوتین هفته آینده به سفر خواهد رفت.", "سفر", "CONSULT", "planned"),
    ("fa", "کسی جز او نیامد، اسرائیل به دمشق حمله نکرد.", "حمله", "ASSAULT", "denied"),
    ("ar", "لم تقصف إسرائيل دمشق، ولم يبق سوى القلق.", "تقصف", "ASSAULT", "denied"),
    ("fa", "دیدار لاوروف و ظریف: گفت‌وگوی بعدی انجام نشد.", "دیدار", "CONSULT", None),
    ("fa", "دیدار گزارش نشد.", "دیدار", "CONSULT", None),
    ("fa", "هر نوع دیداری میان ظریف و لاوروف انجام نشد.", "دیداری", "CONSULT", "denied"),
    ("fa", "شاید اسرائیل به دمشق حمله کرد.", "حمله", "ASSAULT", None),
    ("fa", "اگر کشوری که اسرائیل به آن حمله کرد پاسخ دهد، جنگ می‌شود.", "حمله", "ASSAULT", None),
    ("fa", "اگر روسیه عقب بنشیند و اسرائیل به ایران حمله کند، جنگ می‌شود.", "حمله", "ASSAULT", "hypothetical"),
    ("ar", "نفت إيران أن تكون قد اتهمت السعودية بالكذب.", "اتهمت", "ACCUSE", None),
    ("fa", "ایران هرگونه گفت‌وگو با آمریکا را تکذیب کرد.", "گفت‌وگو", "CONSULT", "denied"),
    ("ar", "تدخلت روسيا كي لا تقصف إسرائيل دمشق.", "تقصف", "ASSAULT", None),
    ("ar", "كانت لا تقصف إسرائيل دمشق.", "تقصف", "ASSAULT", "denied"),
    ("ar", "لم تنف روسيا قصف حلب.", "قصف", "ASSAULT", None),
    ("ar", "لم تقصف إسرائيل ولا هاجمت دمشق.", "هاجمت", "ASSAULT", "denied"),
    ("ar", "إن إسرائيل لم تعد تقصف دمشق.", "تقصف", "ASSAULT", None),
    ("ar", "لا هي تقصف دمشق ولا تهاجمها.", "تقصف", "ASSAULT", "denied"),
    ("ar", "إذا لم تنته المحادثات مع إيران عاد الوفد.", "المحادثات", "CONSULT", None),
    ("ar", "نفت روسيا صحة الأنباء عن قصف حلب.", "قصف", "ASSAULT", "denied"),
    ("ar", "تخطط إسرائيل وقد قصفت دمشق لحرب طويلة.", "قصفت", "ASSAULT", None),
    ("ar", "عدم حدوث قصف على دمشق مطمئن.", "قصف", "ASSAULT", "denied"),
    ("ar", "غادر لافروف بدون أن يلتقي ظريف.", "يلتقي", "CONSULT", "denied"),
    ("ar", "غادر لافروف بدون اتفاق مع إيران.", "اتفاق", "AGREE", "denied"),
    ("ar", "وبدون اتفاق مع إيران ترتفع الأسعار.", "اتفاق", "AGREE", None),
    ("ar", "غادر الوفد، بدون اتفاق ترتفع الأسعار.", "اتفاق", "AGREE", None),
    ("ar", "قد قصفت إسرائيل دمشق.", "قصفت", "ASSAULT", None),
    ("ar", "ناقشت الصحف نفي روسيا قصف حلب.", "قصف", "ASSAULT", "denied"),
    ("ar", "نفت روسيا أن تكون إسرائيل قصفت دمشق.", "قصفت", "ASSAULT", "denied"),
    ("ar", "لم تحدث أي مفاوضات.", "مفاوضات", "CONSULT", "denied"),
    ("ar", "ستجري أي محادثات مع إيران سرا.", "محادثات", "CONSULT", "hypothetical"),
    ("ar", "لم تعلن روسيا، بعد، أي عقوبات على تركيا.", "عقوبات", "SANCTION", "hypothetical"),
    ("ar", "لم تعلن روسيا «بعد» أي عقوبات على تركيا.", "عقوبات", "SANCTION", "denied"),
    ("ar", "نفت روسيا فرض عقوبات على تركيا.", "عقوبات", "SANCTION", "denied"),
    ("fa", "احتمال می‌رود باران ببارد.", "می‌رود", "CONSULT", None),
    ("ar", "نفى لافروف أن يكون قد دعم المعارضة السورية.", "دعم", "SUPPORT", "denied"),
    # What is to be: by its own word, or by that of the verb it depends on.
    ("ar", "قالت الصحف إن إسرائيل سوف تقصف دمشق.", "تقصف", "ASSAULT", "planned"),
    ("ar", "من المقرر أن يزور بوتين طهران.", "يزور", "CONSULT", "planned"),
    ("ar", "من المتوقع أن تجري روسيا محادثات مع إيران.", "محادثات", "CONSULT", "planned"),
    ("ar", "من المنتظر عقد قمة في موسكو.", "قمة", "CONSULT", "planned"),
    ("ar", "روسيا تعتزم أن تقصف مدينة حلب.", "تقصف", "ASSAULT", "planned"),
    ("ar", "ستبدأ روسيا محادثات مع إيران.", "محادثات", "CONSULT", "planned"),
    ("ar", "المحادثات ستجري في جنيف.", "المحادثات", "CONSULT", "planned"),
    ("ar", "ناقشت الصحف القمة المقبلة بين بوتين وأردوغان.", "القمة", "CONSULT", "planned"),
    ("ar", "نفى سيرغي لافروف أن تكون بلاده قد قصفت حلب.", "قصفت", "ASSAULT", "denied"),
    ("fa", "آمریکا قصد دارد تا روسیه را که نفت می‌فروشد تحریم کند.", "تحریم", "SANCTION", "planned"),
    ("fa", "قرار است که ظریف در مسکو با لاوروف دیدار کند.", "دیدار", "CONSULT", "planned"),
    ("fa", "انتظار می‌رود ظریف با لاوروف دیدار کند.", "دیدار", "CONSULT", "planned"),
    ("fa", "احتمال دارد اسرائیل به ایران حمله کند.", "حمله", "ASSAULT", "hypothetical"),
    ("fa", "روزنامه‌ها از نشست آینده در مسکو نوشتند.", "نشست", "CONSULT", "planned"),
    ("fa", "مذاکرات ایران و آمریکا آغاز نشد.", "مذاکرات", "CONSULT", "denied"),
    # Nouns and participles that are joined to another share its verb.
    ("fa", "قرار است ظریف و لاوروف در مسکو دیدار و گفت‌وگو کنند.", "دیدار", "CONSULT", "planned"),
    ("fa", "ظریف و لاوروف در مسکو دیدار و گفت‌وگو نکردند.", "دیدار", "CONSULT", "denied"),
    ("fa", "قرار است ظریف با لاوروف دیدار کرده و به تهران سفر کند.", "دیدار", "CONSULT", "planned"),
    # Who says that he will do it has given his word, or his threat; two who will agree have not.
    ("ar", "قالت إيران إنها ستلتزم بالاتفاق.", "ستلتزم", "AGREE", "actual"),
    ("ar", "قالت روسيا إنها سترد على أي ضربة.", "سترد", "THREATEN", "actual"),
    ("fa", "حسن روحانی گفت بدهی خود را پرداخت خواهد کرد.", "پرداخت", "AGREE", "actual"),
    ("fa", "شاید روشن شود که ایران با آن موافقت خواهد کرد یا نه.", "موافقت", "AGREE", "planned"),
    ("fa", "ایران و آمریکا توافق خواهند کرد.", "توافق", "AGREE", "planned"),
    ("ar", "كان من المقرر أن يزور بوتين طهران.", "يزور", "CONSULT", None),
    ("ar", "زار بوتين طهران بعد هجوم سبق الانتخابات المقبلة.", "هجوم", "ASSAULT", None),
    ("ar", "ساعد الجيش الروسي سوريا.", "ساعد", "AID", None),
    ("fa", "ظریف با لاوروف دیدار کرده و به تهران سفر خواهد کرد.", "دیدار", "CONSULT", None),
]


@pytest.mark.parametrize(("lang", "text", "word", "label", "status"), FACTUALITY)
def test_grammar_shows_whether_it_happened(lang: str, text: str, word: str, label: str, status: str | None) -> None:
    scene, candidate = told(lang, text, word)
    assert STATUS_BY.get(shown_by(scene, candidate, label)) == status


# language, text, the event's word, its class, the date, whether that says that the event lies ahead
AHEAD = [
    ("ar", "تبدأ زيارة بوتين إلى طهران في 18 سبتمبر 2018.", "زيارة", "CONSULT", "18 سبتمبر 2018", True),
    ("ar", "في 18 سبتمبر 2018 تبدأ زيارة بوتين إلى طهران.", "زيارة", "CONSULT", "18 سبتمبر 2018", True),
    ("fa", "سفر پوتین به تهران ۲۸ شهریور ۱۳۹۷ انجام می‌شود.", "سفر", "CONSULT", "۲۸ شهریور ۱۳۹۷", True),
    ("fa", "۲۸ شهریور ۱۳۹۷ سفر پوتین به تهران آغاز می‌شود.", "سفر", "CONSULT", "۲۸ شهریور ۱۳۹۷", True),
    ("fa", "سفر پوتین به تهران ۲۸ شهریور ۱۳۹۷ انجام خواهد شد.", "سفر", "CONSULT", "۲۸ شهریور ۱۳۹۷", True),
    # The day of writing and what lies before it, and what is no day.
    ("ar", "تبدأ زيارة بوتين إلى طهران في 5 سبتمبر 2018.", "زيارة", "CONSULT", "5 سبتمبر 2018", False),
    ("fa", "سفر پوتین به تهران ۱۴ شهریور ۱۳۹۷ انجام می‌شود.", "سفر", "CONSULT", "۱۴ شهریور ۱۳۹۷", False),
    ("ar", "تبدأ زيارة بوتين إلى طهران في 31 سبتمبر 2018.", "زيارة", "CONSULT", "31 سبتمبر 2018", False),
    ("fa", "سفر پوتین به تهران ۳۱ مهر ۱۳۹۷ انجام می‌شود.", "سفر", "CONSULT", "۳۱ مهر ۱۳۹۷", False),
    # Another clause's day.
    ("ar", "تطول زيارة بوتين، ويفتتح المعرض في 18 سبتمبر 2018.", "زيارة", "CONSULT", "18 سبتمبر 2018", False),
    ("fa", "سفر پوتین طول می‌کشد، نمایشگاه ۲۸ شهریور ۱۳۹۷ است.", "سفر", "CONSULT", "۲۸ شهریور ۱۳۹۷", False),
    ("ar", "تطول زيارة الوزير الذي يتقاعد في 18 سبتمبر 2018.", "زيارة", "CONSULT", "18 سبتمبر 2018", False),
    ("fa", "سفر وزیری که ۲۸ شهریور ۱۳۹۷ می‌رود مهم است.", "سفر", "CONSULT", "۲۸ شهریور ۱۳۹۷", False),
    ("ar", "تطول زيارة بوتين\nيفتتح المعرض في 18 سبتمبر 2018.", "زيارة", "CONSULT", "18 سبتمبر 2018", False),
    ("fa", "سفر پوتین به تهران\nنمایشگاه ۲۸ شهریور ۱۳۹۷ است.", "سفر", "CONSULT", "۲۸ شهریور ۱۳۹۷", False),
    ("ar", "في 18 سبتمبر 2018 يفتتح المعرض، وتطول زيارة بوتين.", "زيارة", "CONSULT", "18 سبتمبر 2018", False),
    ("fa", "۲۸ شهریور ۱۳۹۷ نمایشگاه است، سفر پوتین طول می‌کشد.", "سفر", "CONSULT", "۲۸ شهریور ۱۳۹۷", False),
    # A verb of the past goes before its date.
    ("ar", "زار بوتين طهران في 18 سبتمبر 2018.", "زار", "CONSULT", "18 سبتمبر 2018", False),
    ("fa", "سفر پوتین به تهران ۲۸ شهریور ۱۳۹۷ انجام شد.", "سفر", "CONSULT", "۲۸ شهریور ۱۳۹۷", False),
    ("fa", "پوتین ۲۸ شهریور ۱۳۹۷ به تهران سفر کرد.", "سفر", "CONSULT", "۲۸ شهریور ۱۳۹۷", False),
    ("fa", "پلیس متهم را کشت و ۲۸ شهریور ۱۳۹۷ می‌رود.", "کشت", "ASSAULT", "۲۸ شهریور ۱۳۹۷", False),
    ("ar", "تبدأ قمة زعماء كرد العراق في 18 سبتمبر 2018.", "قمة", "CONSULT", "18 سبتمبر 2018", True),
    # The day of what is threatened or promised.
    ("ar", "تهدد روسيا تركيا بعقوبات في 18 سبتمبر 2018.", "تهدد", "THREATEN", "18 سبتمبر 2018", False),
    ("fa", "روسیه ترکیه را به تحریم در ۲۸ شهریور ۱۳۹۷ تهدید می‌کند.", "تهدید", "THREATEN", "۲۸ شهریور ۱۳۹۷", False),
]


@pytest.mark.parametrize(("lang", "text", "word", "label", "date", "ahead"), AHEAD)
def test_a_day_behind_publication_is_ahead(
    lang: str, text: str, word: str, label: str, date: str, ahead: bool
) -> None:
    scene, candidate = told(lang, text, word)
    assert lies_ahead(scene, candidate, label, when(scene, date)) == ahead


def when(scene: Scene, words: str) -> When:
    (time,) = (t for there in scene.times for t, _ in there if t.text == words)
    return When(span=Span(time.start, time.end, time.text), value=time.value)


@pytest.mark.parametrize(
    ("lang", "text", "word", "date"),
    [
        ("ar", "تبدأ زيارة بوتين إلى طهران في 18 سبتمبر 2018.", "زيارة", "18 سبتمبر 2018"),
        ("fa", "سفر پوتین به تهران ۲۸ شهریور ۱۳۹۷ انجام می‌شود.", "سفر", "۲۸ شهریور ۱۳۹۷"),
    ],
)
def test_nothing_lies_ahead_of_an_unknown_day(lang: str, text: str, word: str, date: str) -> None:
    scene, candidate = told(lang, text, word, published=None)
    assert not lies_ahead(scene, candidate, "CONSULT", when(scene, date))
