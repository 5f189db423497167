/* Portuguese words and phrases by what they mean in a notice: data, not code; see sense_list_en.c.
 */
#include "article/sense.h"

const SenseRow sense_list_pt[] = {
    {SENSE_THIS, "este|esta|estes|estas|neste|nesta|deste|desta|nosso|nossa|nossos|nossas|presente|"
                 "isto|nestas|nestes|destas|destes"},
    {SENSE_WORK,
     "artigo|artigos|página|páginas|site|conteúdo|conteúdos|texto|textos|informações|informação|"
     "matéria|matérias|blog|guia|folheto|publicação|reportagem|vídeo|podcast|coluna|postagem|"
     "material|receitas|dicas|tradução|resumo|série|boletim|links|portal"},
    {SENSE_HERE, "aqui|acima|abaixo"},
    {SENSE_PROVIDED,
     "fornecid*|contid*|apresentad*|divulgad*|publicad*|expost*|mencionad*|oferecid*|"
     "expressas|descrit*"},
    {SENSE_SELF,
     "as informações|o conteúdo|os conteúdos|o que leu|nada do que|este folheto|este guia|"
     "este blog|este vídeo|este podcast|estas dicas|nossos artigos|nossos conteúdos|"
     "os nossos artigos|nesta página|neste artigo|neste site|neste texto|este material"},
    {SENSE_MENTION, "o artigo|o texto|o site|a página|os dados|os textos"},
    {SENSE_NOTHING, "nada do que|nada neste|nada nesta|nenhum destes"},
    {SENSE_WE, "nós|nos|recebemos|ganhamos|podemos|somos|oferecemos"},
    {SENSE_SHOULD, "deve|devem|deveria*"},
    {SENSE_READER, "você|seu|sua"},
    {SENSE_AUTHOR,
     "autor|autora|autores|autoras|colunista|redator|redatora|colaboradores|signatários"},
    {SENSE_READERS, "leitor|leitores|usuário|usuários|utilizador|utilizadores"},
    {SENSE_HOUSE, "redação|editora|editor|jornal|revista|veículo|redacção"},
    {SENSE_OPENS, "^conteúdo|^informações|^texto|^para fins"},
    {SENSE_CREDIT,
     "^com o apoio|^com apoio|^com o patrocínio|^em parceria com|^patrocinado por|"
     "^publicado originalmente|^artigo publicado|^originalmente publicado|^traduzido de|"
     "^oferecimento|^um oferecimento|^financiado por|^reproduzido com|^conteúdo produzido"},
    {SENSE_NOT, "não|nem|nenhum|nenhuma|nunca|jamais|tampouco|nada"},
    {SENSE_WITHOUT, "sem"},
    {SENSE_REPLACE, "substitu*|no lugar de|em vez de|dispensa*"},
    {SENSE_MEANT, "constitu*|destina*|considerad*|pretend*|interpretad*|é um|é uma|equivale*|"
                  "deve ser|devem ser|serve"},
    {SENSE_ADVICE, "aconselhamento|conselho|conselhos|consulta|consultas|diagnóstic*|tratamento|"
                   "orientação|parecer|recomendação|opinião|avaliação|prescrição|autodiagnóstico"},
    {SENSE_FIELD, "médic*|profissional|profissionais|jurídic*|financeir*|personalizad*|clínic*|"
                  "farmacêutic*|veterinári*|individual"},
    {SENSE_PRO, "médico|médica|médicos|farmacêutic*|profissional|profissionais|especialista|"
                "especialistas|enfermeir*|nutricionista|advogado|veterinári*|dentista"},
    {SENSE_CONSULT, "consult*|procure|procurar|fale|converse|pergunte|dirija"},
    {SENSE_BEFORE, "antes de"},
    {SENSE_INFO, "informativ*|educativ*|educacion*|informação|informações|informar|geral|"
                 "orientativ*|divulgação|didátic*"},
    {SENSE_ONLY, "apenas|somente|exclusivamente|meramente|unicamente|puramente|só|exclusivo|"
                 "estritamente"},
    {SENSE_PURPOSE, "fins|fim|finalidade|propósito|propósitos|caráter|carácter|título"},
    {SENSE_INFO_ONLY, "fins informativos|caráter informativo|carácter informativo|fins educativos|"
                      "título informativo"},
    {SENSE_OVERVIEW, "caráter geral|informação geral|informações gerais|carácter geral"},
    {SENSE_LIABLE, "responsab*|garant*|responde"},
    {SENSE_NOT_LIABLE, "exime|isenta"},
    {SENSE_ERROR,
     "erros|omissões|danos|exatidão|precisão|consequências|atualidade|prejuízos|exactidão"},
    {SENSE_USE, "uso|utilização|decorrent*|resultant*"},
    {SENSE_ENDORSE, "endoss*|recomendação|aprovação"},
    {SENSE_OUTSIDE, "terceiros|sites externos|marcas"},
    {SENSE_OWN_RISK, "conta e risco|próprio risco"},
    {SENSE_CORRECT, "corret*|correct*|atualizad*|actualizad*|válid*|preços|dados"},
    {SENSE_AT_PRESS,
     "no momento da|na data de|data de publicação|última atualização|data da publicação"},
    {SENSE_OUTDATED, "sem aviso prévio|podem ter mudado|não é mais atualizad*|pode ter mudado"},
    {SENSE_EFFORT, "cuidado|esforço|esforçamo*"},
    {SENSE_VIEWS, "opiniões|opinião|pontos de vista"},
    {SENSE_OWN,
     "próprias|próprio|pessoais|expressas|exclusiv*|responsabilidade|inteira|inteiramente"},
    {SENSE_REFLECT, "reflet*|reflect*|represent*|necessariamente|coincid*|oficial"},
    {SENSE_AFFILIATE, "afiliad*|afiliação"},
    {SENSE_LINK, "link|links|compra|compras|comprar|loja|clique"},
    {SENSE_EARN, "comissão|comissões|ganhamos|recebemos|percentagem|porcentagem|custo adicional"},
    {SENSE_SPONSOR, "patrocin*|apoio|parceria com|oferecimento|financiad*|doações|anunciant*|"
                    "publicidade|apoiad*"},
    {SENSE_FUNDED,
     "patrocinad*|com apoio|com o apoio|parceria com|oferecimento|financiad*|apoiad*|"
     "com patrocínio|tornado possível|possível graças|graças ao apoio|com recursos de|"
     "com o suporte"},
    {SENSE_INFLUENCE, "influ*|particip*|interf*|decid*"},
    {SENSE_NO_INFLUENCE,
     "independência|independente|independentes|sem interferência|sem influência|"
     "sem participação"},
    {SENSE_FREE, "gratuitamente|cedid*|brinde|enviado pel*|oferecido pel*"},
    {SENSE_PAID, "em troca|pago|remunerad*"},
    {SENSE_INTERESTS, "conflito de interesse*|conflitos de interesse*|declara não|declaram não"},
    {SENSE_HOLDS, "possui|possuem|detém"},
    {SENSE_SHARES, "ações|acções"},
    {SENSE_FEES, "honorários|recebeu"},
    {SENSE_ADVERT, "publicitári*|promocional"},
    {SENSE_ADVERTORIAL, "^conteúdo patrocinado|^publieditorial|^informe publicitário|"
                        "^conteúdo publicitário|^publicidade|conteúdo patrocinado|publieditorial|"
                        "conteúdo de marca|informe publicitário|^patrocinado|publipost"},
    {SENSE_MACHINE, "inteligência artificial|automátic*|automaticamente|chatgpt|ia|"
                    "modelo de linguagem|máquina"},
    {SENSE_MAKE, "gerad*|escrit*|traduzid*|redigid*|produzid*|criad*|revisad*|revist*|elaborad*|"
                 "tradução|ajuda|auxílio"},
    {SENSE_NAMES, "nomes|identidades"},
    {SENSE_CHANGED, "alterad*|trocad*|fictíci*|modificad*|mudad*|inventad*"},
    {SENSE_PRIVACY, "privacidade|anonimato|proteger|preservar|identidade"},
    {SENSE_PSEUDONYM, "nome fictício|nomes fictícios|nomes foram|nome foi"},
    {SENSE_RIGHTS, "todos os direitos|direitos reservados|direitos autorais|com permissão|"
                   "com autorização|creative commons"},
    {SENSE_COPY, "reprodu*|reproduz*|distribuição|republic*|compartilh*|partilh*|cópia"},
    {SENSE_PERMISSION, "permissão|autorização|licença|proibid*|desde que|citada|por escrito"},
    {SENSE_FORBIDDEN, "proibid*|vedad*"},
    {SENSE_FIRST,
     "publicado originalmente|originalmente publicado|publicado pela primeira|traduzido de|"
     "versão original|publicada originalmente|publicado em|apareceu originalmente|"
     "saiu originalmente|republicado|reproduzido com"},
    {SENSE_REGULATOR, "anvisa|infarmed|fda|autoridades de saúde"},
    {SENSE_EVALUATE, "avaliad*|aprovad*|verificad*"},
    {SENSE_CLAIM, "suplemento alimentar|suplementos alimentares|diagnosticar tratar|"
                  "curar ou prevenir|estas declarações|dieta variada"},
    {SENSE_LEAFLET, "leia a bula|leia o folheto|é um medicamento|este medicamento"},
    {SENSE_DIRECTED, "persistirem os sintomas|leia atentamente|fora do alcance|em caso de "
                     "dúvida|procure orientação"},
    {SENSE_EMERGENCY, "emergência|emergências|urgência|urgências|192|112"},
    {SENSE_IF_EMERGENCY, "em caso de emergência|em caso de urgência"},
    {SENSE_LABEL,
     "^aviso legal|^aviso de isenção|^isenção de responsabilidade|^conflito de interesse*|"
     "^conflitos de interesse*|^aviso médico"},
    {SENSE_HINT,
     "^nota|^aviso|^importante|^atenção|^nota da redação|^financiamento|^transparência"},
    {SENSE_COPYRIGHT, "todos os direitos reservados"},
    {SENSE_SAY, "disse|diz|afirma|explica|segundo|alerta|aconselha|ressalta|conta|acrescenta"},
    {SENSE_NEWS, "tribunal|juiz|juíza|sentença|governo|lei|polícia|ministério|ministro"},
    {SENSE_STUDY, "estudo|estudos|pesquisadores|participantes|resultados|amostra|investigadores"},
    {SENSE_FORM, "ao clicar|ao enviar|cookies|inscrev*"},
    {SENSE_NONE, NULL},
};
