import type { AccountPorts } from '../../account-ports';
import { globalArn } from '../../arn';
import { acceptedType } from '../../engine/accepted-type';
import { createService, type Service } from '../../service';

/** Amazon Q Developer in chat applications, once AWS Chatbot, which is not run: there are no alarms to tell anybody of. */
export function chatbotService(account: AccountPorts): Service {
  return createService(account, {
    name: 'chatbot',
    ports: {},
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_Chatbot.html
    accepted: [
      ['AWS::Chatbot::MicrosoftTeamsChannelConfiguration', 'chat-configuration/microsoft-teams-channel'],
      ['AWS::Chatbot::SlackChannelConfiguration', 'chat-configuration/slack-channel'],
    ].map(([type = '', kind]) =>
      acceptedType(type, 'there are no alarms to tell of locally', (resource) => {
        const name = resource.text('ConfigurationName') ?? resource.physicalName;
        const Arn = globalArn(resource.account, 'chatbot', `${kind}/${name}`);
        return { ref: Arn, attributes: { Arn } };
      }),
    ),
  });
}
