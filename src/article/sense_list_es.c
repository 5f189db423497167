/* Spanish words and phrases by what they mean in a notice: data, not code; see sense_list_en.c. */
#include "article/sense.h"

const SenseRow sense_list_es[] = {
    {SENSE_THIS, "este|esta|estos|estas|nuestro|nuestra|nuestros|nuestras|presente|dicha|esto|mi"},
    {SENSE_WORK,
     "artículo|artículos|página|páginas|sitio|web|contenido|contenidos|texto|textos|"
     "información|informaciones|publicación|blog|reportaje|nota|entrada|guía|folleto|"
     "prospecto|boletín|vídeo|video|material|materiales|podcast|documento|reseña|columna|"
     "tribuna|noticia|consejos|resumen|recetas|hoja|ficha|revista|espacio|canal|enlaces|"
     "traducción|serie|portal|cartilla|díptico|tríptico|cuadernillo|entrevista|testimonios|"
     "recomendaciones"},
    {SENSE_HERE, "aquí|arriba|anterior|anteriores"},
    {SENSE_PROVIDED,
     "proporcionad*|contenid*|publicad*|ofrecid*|recogid*|vertid*|expuest*|facilitad*|mostrad*|"
     "incluid*|descrit*|presentad*|mencionad*|ofrece|expresad*"},
    {SENSE_SELF,
     "la información|el contenido|los contenidos|lo aquí|lo publicado|lo expuesto|lo que lee|"
     "lo que ha leído|lo que acaba de leer|nada de lo|este medio|este material|este folleto|"
     "esta hoja|esta guía|esta entrada|este blog|este vídeo|este podcast|este boletín|"
     "aquí expuest*|aquí recogid*|aquí publicad*|aquí descrit*|estas páginas|"
     "nuestros artículos|nuestra web|nuestros contenidos"},
    {SENSE_MENTION, "el artículo|la página|el texto|la web|la calculadora|los datos"},
    {SENSE_NOTHING,
     "nada de lo|ninguno de estos|nada de este|ninguna de estas|nada en esta|nada en este"},
    {SENSE_WE, "nosotros|nos|recibimos|ganamos|cobramos|percibimos|ofrecemos|recomendamos|"
               "hemos|podemos|somos|obtenemos|llevamos|utilizamos"},
    {SENSE_SHOULD, "debe|deben|deberá*|debería*"},
    {SENSE_READER, "usted|tu|ti|su|sus"},
    {SENSE_AUTHOR, "autor|autora|autores|autoras|redactor|columnista|firmante|firmantes|firma|"
                   "colaborador|colaboradores|quien las|quienes las|quien firma"},
    {SENSE_READERS, "los lectores|el lector|lector|lectores|usuario|usuarios"},
    {SENSE_HOUSE, "editorial|editor|editores|redacción|periódico|diario|medio|revista|línea"},
    {SENSE_OPENS, "^contenido|^información|^para|^texto|^resumen"},
    {SENSE_CREDIT,
     "^con el patrocinio|^patrocinado por|^patrocinada por|^con el apoyo|^con la colaboración|"
     "^en colaboración con|^publicado originalmente|^publicado por primera|"
     "^artículo publicado|^traducido de|^reproducido con|^financiado por|"
     "^contenido elaborado por|^contenido ofrecido por|^gracias al apoyo"},
    {SENSE_NOT,
     "no|nunca|jamás|ningún|ninguna|ninguno|ni|tampoco|nada|en ningún caso|en modo alguno|"
     "en absoluto"},
    {SENSE_WITHOUT, "sin"},
    {SENSE_REPLACE,
     "sustitu*|reemplaz*|remplaz*|suplir|suple*|suplant*|en lugar de|en vez de|suplanta*|"
     "reemplazo|sustituto|hacer las veces|ocupa el lugar"},
    {SENSE_MEANT,
     "constituy*|pretend*|debe considerarse|debe interpretarse|debe tomarse|deben tomarse|"
     "considerarse|interpretarse|tomarse|utilizarse|usarse|equivale*|es un|es una|son|"
     "está destinad*|destinad*|ofrece|dar|brindar|prestar"},
    {SENSE_ADVICE,
     "consejo|consejos|asesoramiento|diagnóstic*|tratamiento|tratamientos|consulta|consultas|"
     "recomendación|recomendaciones|prescripción|receta|opinión|atención|valoración|visita|"
     "criterio|orientación|autodiagnóstico"},
    {SENSE_FIELD, "médic*|profesional|profesionales|sanitari*|clínic*|legal|jurídic*|financier*|"
                  "personalizad*|individual|veterinari*|farmacéutic*|facultativ*|nutricional*"},
    {SENSE_PRO,
     "médico|médica|médicos|doctor|doctora|farmacéutic*|especialista|especialistas|"
     "profesional|profesionales|enfermer*|abogado|veterinari*|facultativo|dentista|pediatra|"
     "personal sanitario|nutricionista|matrona"},
    {SENSE_RELATION, "relación médico|médico paciente"},
    {SENSE_CONSULT,
     "consult*|acud*|hable con|habla con|pregunt*|dirij*|pida consejo|busque|solicite|"
     "póngase en contacto"},
    {SENSE_BEFORE, "antes de"},
    {SENSE_VARY, "puede variar|pueden variar|cada caso|cada persona|puede no ser adecuad*"},
    {SENSE_INFO, "informativ*|orientativ*|divulgativ*|educativ*|información|informar|general|"
                 "divulgación|docente|formativ*|ilustrativ*"},
    {SENSE_ONLY, "únicamente|solo|sólo|solamente|exclusivamente|meramente|puramente|mero|mera|"
                 "simplemente|exclusivo|estrictamente"},
    {SENSE_PURPOSE, "fines|fin|finalidad|propósito|propósitos|carácter|título|efectos|objetivo"},
    {SENSE_GENERAL, "general|generales|genérica"},
    {SENSE_INFO_ONLY, "fines informativos|carácter informativo|es informativ*|son informativ*|"
                      "carácter orientativo|título informativo"},
    {SENSE_OVERVIEW, "información general|carácter general|orientación general"},
    {SENSE_LIABLE, "responsab*|garanti*|asegura|respond*|avala|fiabilidad|responde|responden"},
    {SENSE_NOT_LIABLE, "declina*|exime|se exime|quedan exentos"},
    {SENSE_ERROR,
     "errores|error|omisión|omisiones|daños|daño|perjuicio*|exactitud|veracidad|actualidad|"
     "actualización|pérdidas|consecuencias|integridad|completa"},
    {SENSE_USE, "uso|utilización|derivad*|derivarse|interpretación|empleo|del uso"},
    {SENSE_ENDORSE, "respald*|avala*|recomendación|aprobación|promoción|aval"},
    {SENSE_OUTSIDE, "terceros|enlaces externos|otras páginas|sitios externos|marcas|mención"},
    {SENSE_OWN_RISK, "cuenta y riesgo|bajo su responsabilidad|bajo su propia|propio riesgo"},
    {SENSE_CORRECT, "correct*|exact*|vigente*|actualizad*|válid*|precios|datos"},
    {SENSE_AT_PRESS, "en el momento de|fecha de publicación|al cierre de|a fecha de|"
                     "última actualización|fecha de la publicación|cuando se publicó"},
    {SENSE_OUTDATED,
     "sin previo aviso|pueden haber cambiado|puede haber cambiado|ya no se actualiza|"
     "pueden cambiar|desactualizad*"},
    {SENSE_EFFORT, "procuramos|esfuerzo|esmero|cuidado en|pese al cuidado"},
    {SENSE_VIEWS, "opiniones|opinión|puntos de vista|afirmaciones|comentarios"},
    {SENSE_OWN,
     "propia|propias|exclusiv*|expresad*|vertid*|personal|personales|expuest*|responsabilidad|"
     "exclusiva responsabilidad|inteira"},
    {SENSE_REFLECT, "reflej*|represent*|coincid*|compart*|necesariamente|oficial|comprometen"},
    {SENSE_AFFILIATE, "afiliad*|afiliación"},
    {SENSE_LINK, "enlace|enlaces|compra|compras|comprar|tienda|tiendas|clic"},
    {SENSE_EARN, "comisión|comisiones|ganamos|recibimos|porcentaje|ingresos|coste adicional|"
                 "sin coste|sin costo"},
    {SENSE_SPONSOR, "patrocin*|con el apoyo de|financi*|con la colaboración de|en colaboración con|"
                    "gracias al apoyo|subvencion*|anunciant*|publicidad|donantes"},
    {SENSE_FUNDED,
     "patrocinad*|con el apoyo de|financiad*|con la colaboración de|en colaboración con|"
     "gracias al apoyo|con el patrocinio|subvencionad*|ha costeado|costead*|sufragad*|"
     "posible gracias|gracias a la aportación|gracias al patrocinio|con fondos de|"
     "con la ayuda económica"},
    {SENSE_INFLUENCE, "influ*|interv*|particip*|decid*|voto|control|papel"},
    {SENSE_NO_INFLUENCE,
     "independencia|independiente|independientes|sin intervenir|sin intervención|"
     "no ha intervenido"},
    {SENSE_FREE,
     "de forma gratuita|gratuitamente|cedid*|regal*|envió|enviado por|muestra gratuita"},
    {SENSE_PAID, "a cambio|remunera*|pagó|pagado|pagad*"},
    {SENSE_INTERESTS, "conflicto de interés|conflicto de intereses|conflictos de intereses|"
                      "conflictos de interés|declaran no|declara no|declara que|declaran que"},
    {SENSE_HOLDS, "posee|poseen|tiene|titular"},
    {SENSE_SHARES, "acciones|participaciones"},
    {SENSE_FEES, "honorarios|asesor de|asesora de|ha recibido"},
    {SENSE_ADVERT, "publicitari*|promocional|comercial"},
    {SENSE_ADVERTORIAL,
     "^contenido patrocinado|^contenido promocionado|^publirreportaje|^publicidad|^patrocinado|"
     "contenido patrocinado|contenido publicitario|publirreportaje|contenido de marca|"
     "^contenido ofrecido|^espacio patrocinado|información publicitaria"},
    {SENSE_MACHINE, "inteligencia artificial|automátic*|automáticamente|máquina|chatgpt|"
                    "modelo de lenguaje|algoritmo|programa|ia|automatizad*"},
    {SENSE_MAKE, "generad*|elaborad*|redactad*|traducid*|escrit*|cread*|producid*|revisad*|"
                 "traducción|resumen|ayuda de|redacción"},
    {SENSE_NAMES, "nombres|identidades|datos personales"},
    {SENSE_CHANGED, "cambiad*|modificad*|fictici*|supuest*|inventad*|alterad*|ha cambiado"},
    {SENSE_PRIVACY, "intimidad|privacidad|anonimato|proteger|preservar|identidad"},
    {SENSE_PSEUDONYM, "nombre ficticio|nombre supuesto|nombres ficticios|son ficticios|"
                      "no es su nombre"},
    {SENSE_RIGHTS, "todos los derechos|derechos reservados|derechos de autor|creative commons|"
                   "con permiso|con autorización"},
    {SENSE_COPY, "reproduc*|difusión|distribución|copia|copiar|republic*|compartir|reutiliz*"},
    {SENSE_PERMISSION, "permiso|autorización|consentimiento|licencia|prohibid*|por escrito|citando|"
                       "siempre que|se permite|cite|citar"},
    {SENSE_FORBIDDEN, "prohibid*|queda prohibida|no se permite"},
    {SENSE_FIRST, "publicado originalmente|publicado por primera|se publicó originalmente|"
                  "se publicó por primera|apareció por primera|apareció originalmente|"
                  "publicada originalmente|publicado en|traducido de|versión de"},
    {SENSE_REGULATOR, "aemps|agencia española|fda|autoridad sanitaria|autoridades sanitarias"},
    {SENSE_EVALUATE, "evaluad*|revisad*|aprobad*|autorizad*"},
    {SENSE_CLAIM, "complementos alimenticios|dieta variada|diagnosticar tratar|curar o prevenir|"
                  "estas afirmaciones|prevenir ninguna|tratar curar"},
    {SENSE_LEAFLET, "lea las instrucciones|lea el prospecto|instrucciones de este medicamento|este "
                    "medicamento|es un medicamento"},
    {SENSE_DIRECTED, "consulte al farmacéutico|consulte a su farmacéutico|si los síntomas "
                     "persisten|fuera del alcance de los niños|consulte a su médico"},
    {SENSE_EMERGENCY, "emergencia|emergencias|urgencia|urgencias|112|911"},
    {SENSE_IF_EMERGENCY, "en caso de emergencia|en caso de urgencia"},
    {SENSE_LABEL,
     "^aviso legal|^descargo de responsabilidad|^exención de responsabilidad|^aviso médico|"
     "^aviso de|^nota legal|^conflicto de intereses|^conflictos de intereses|"
     "^advertencia legal|^limitación de responsabilidad"},
    {SENSE_HINT, "^aviso|^nota|^nota del editor|^nota importante|^importante|^advertencia|"
                 "^nota de la redacción|^recuerde|^recuerda|^financiación|^transparencia"},
    {SENSE_COPYRIGHT, "todos los derechos reservados|derechos reservados|reproducido ~ permiso|"
                      "publicado con permiso|prohibida su reproducción|prohibida la reproducción"},
    {SENSE_SAY,
     "dijo|dice|explica|explicó|afirma|afirmó|asegura|insiste|señala|señaló|según|advierte|"
     "advirtió|cuenta|recuerda|añade|añadió|concluye|aconseja"},
    {SENSE_NEWS, "tribunal|juez|jueza|sentencia|demanda|ministerio|gobierno|policía|fiscalía|ley|"
                 "ministro|ministra|hospitales"},
    {SENSE_STUDY, "estudio|ensayo|investigador|investigadores|participantes|muestra|resultados"},
    {SENSE_FORM, "al enviar|al hacer clic|mi médico|cookies|suscr*"},
    {SENSE_SAMPLE, "muestra gratuita|producto cedido|nos envió|me envió|nos cedió|nos prestó|"
                   "a cambio de esta|nos regaló|me regaló"},
    {SENSE_NONE, NULL},
};
